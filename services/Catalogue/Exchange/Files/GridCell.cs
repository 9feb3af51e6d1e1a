namespace OpenGov.Catalogues.Exchange.Files;

/// <summary>A cell of a file as text.</summary>
/// <param name="Text">What people see in it; empty for a blank cell.</param>
/// <param name="Fault">Why its text cannot be told, in Chinese: a formula error, a date. Null when it can.</param>
internal readonly record struct GridCell(string Text, string? Fault = null)
{
    public static GridCell Blank { get; } = new("");

    public bool IsBlank => Fault is null && string.IsNullOrWhiteSpace(Text);
}
