using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange;

/// <summary>The refusal of a file with several tables, where a person must say which is meant.</summary>
internal static class Unclear
{
    /// <summary>More would not fit into the trailers of an answer.</summary>
    private const int MostViolations = 100;

    /// <summary>The refusal, with the tables to choose from.</summary>
    public static RequestException Tables(IReadOnlyList<ListedTable> tables) => new(
        Reason.TableUnclear,
        $"文件里有 {tables.Count} 个目录表格，无法确定导入哪一个，请指明：{string.Join('、', tables.Take(30).Select(table => $"{table.Number}. {Shown(table)}"))}{(tables.Count > 30 ? " 等" : "")}。",
        [.. tables.Take(MostViolations).Select(table => new Violation("table", $"{table.Number}：{Shown(table)}，{table.RowCount} 行"))]);

    private static string Shown(ListedTable table) => table.Title.Length > 0 ? table.Title : table.Name;
}
