using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Tables;

/// <summary>Which of a file's tables is the catalogue's: the one that was chosen, the only one, or the only one of the domain.</summary>
internal static class TableChoice
{
    /// <summary>The table; null when several may be it and a person must choose.</summary>
    /// <exception cref="RequestException">The chosen number is none of them.</exception>
    public static FoundTable? Choose(IReadOnlyList<FoundTable> tables, ImportChoices choices)
    {
        if (choices.Table > 0)
        {
            return choices.Table <= tables.Count
                ? tables[choices.Table - 1]
                : throw Refused.Invalid("table", $"文件里有 {tables.Count} 个目录表格，请填 1 到 {tables.Count}");
        }

        if (tables.Count == 1) return tables[0];
        if (choices.Domain.Length == 0) return null;
        var own = tables.Where(table => DomainNames.IsOf(table.Title, choices.Domain) || (table.Title.Length == 0 && DomainNames.IsOf(table.Name, choices.Domain))).Take(2).ToList();
        return own is [var one] ? one : null;
    }

    /// <summary>A warning when the title of the table names another domain than the catalogue's.</summary>
    public static ImportProblem? Doubt(FoundTable table, ImportChoices choices)
    {
        if (choices.Table > 0 || choices.Domain.Length == 0) return null;
        var title = table.Title.Length > 0 ? table.Title : table.Name;
        return DomainNames.InTitle(title) is { } named && !DomainNames.IsOf(title, choices.Domain)
            ? new(ProblemSeverity.Warning, "表格标题", table.Name, "", $"标题“{table.Shown}”像是“{named}”领域的目录，而本目录是“{choices.Domain}”；请确认没有选错文件或表格")
            : null;
    }
}
