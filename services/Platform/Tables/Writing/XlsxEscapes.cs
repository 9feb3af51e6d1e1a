using System.Text.RegularExpressions;

namespace OpenGov.Platform.Tables.Writing;

/// <summary>Workbooks write characters that XML cannot hold as _x000D_; a text that says so itself must not be read as one.</summary>
internal static partial class XlsxEscapes
{
    /// <summary>The text as a workbook stores it.</summary>
    public static string Apply(string text) => text.Contains('_', StringComparison.Ordinal) ? LikeEscapes().Replace(text, "_x005F_") : text;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LikeEscapes();
}
