using OpenGov.Catalogues.Exchange.Headers;

namespace OpenGov.Catalogues.Exchange;

/// <summary>How sure it is what a column means.</summary>
public enum ColumnConfidence
{
    /// <summary>The official name.</summary>
    Certain = 1,

    /// <summary>A name seen in other tables, or told by the columns around it.</summary>
    Likely = 2,

    /// <summary>A name with a lost or wrong character, or only the position; a person should look.</summary>
    Guessed = 3,

    /// <summary>A person said so, now or at an earlier import of such a table.</summary>
    Chosen = 4,
}

/// <summary>A column of a table and what it was taken for.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Header">The header cells above each other, joined by " / "; empty for a column without one.</param>
/// <param name="Meaning">What it was taken for.</param>
/// <param name="Confidence">How sure that is.</param>
public sealed record ReadColumn(int Index, string Header, TableColumn Meaning, ColumnConfidence Confidence);
