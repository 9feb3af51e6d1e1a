using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements;

/// <summary>Reads 公开时限 from the prose people write (domain.md §2). What is not understood stays text, never guessed.</summary>
public static class TimeLimitParser
{
    /// <summary>Never throws; blanks and full- or half-width forms do not change what is understood.</summary>
    /// <param name="text">The cell as written; kept in <see cref="TimeLimit.Text"/> without the blanks around it.</param>
    public static TimeLimit Parse(string text) => text.Trim() is { Length: > 0 } written
        ? new TimeLimit(written, TimeLimitKind.FreeText, 0, TimeUnit.None, "")
        : TimeLimit.None;
}
