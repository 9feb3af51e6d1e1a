namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>What a header text names.</summary>
/// <param name="Column">The column.</param>
/// <param name="Confidence">How sure that is.</param>
/// <param name="IsWeak">Whether it only means this column when no other does: 公开形式 is the channel column unless there is 公开渠道和载体.</param>
internal readonly record struct NamedColumn(TableColumn Column, ColumnConfidence Confidence, bool IsWeak = false);
