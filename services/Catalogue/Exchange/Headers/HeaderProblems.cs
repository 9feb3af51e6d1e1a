using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>Collects what is not clear about a header.</summary>
/// <param name="row">The last row of the header, by which it is named.</param>
internal sealed class HeaderProblems(GridRow row)
{
    private static readonly TableColumn[] Needed =
        [TableColumn.Content, TableColumn.Bases, TableColumn.TimeLimit, TableColumn.Subjects, TableColumn.Channels];

    private readonly List<ImportProblem> problems = [];

    public IReadOnlyList<ImportProblem> All => problems;

    /// <summary>Something about a column that only a person can settle.</summary>
    public void Error(int column, string header, string description) => Add(ProblemSeverity.Error, column, header, description);

    /// <summary>Columns that were guessed, and columns with content that will be lost.</summary>
    public void ReportGuesses(IReadOnlyList<ReadColumn> columns, IReadOnlyList<GridRow> items)
    {
        foreach (var column in columns.Where(column => column.Confidence is ColumnConfidence.Guessed))
        {
            var shown = column.Header.Length > 0 ? column.Header : "没有表头的列";
            if (column.Meaning is not TableColumn.Ignored)
            {
                Add(ProblemSeverity.Warning, column.Index, shown, $"按“{HeaderNames.InTable(column.Meaning)}”理解；如不对，请指定这一列的含义");
            }
            else if (items.Any(item => item[column.Index].IsOwn))
            {
                Add(ProblemSeverity.Warning, column.Index, shown, "不认识的列，没有导入；请指定这一列的含义，例如并入备注");
            }
        }
    }

    /// <summary>Columns that the items will lack.</summary>
    public void ReportMissing(IReadOnlyList<ReadColumn> columns)
    {
        var has = columns.Select(column => column.Meaning).ToHashSet();
        if (!has.Contains(TableColumn.Name) && !has.Contains(TableColumn.Level3)) Missing(TableColumn.Name, ProblemSeverity.Error);
        else if (!has.Contains(TableColumn.Category)) Missing(TableColumn.Category);
        foreach (var column in Needed.Where(column => !has.Contains(column))) Missing(column);
        foreach (var (whole, parts) in ((TableColumn, TableColumn[])[])[
            (TableColumn.Audience, [TableColumn.WholeSociety, TableColumn.SpecificGroups]), (TableColumn.Methods, [TableColumn.Proactive, TableColumn.OnRequest])])
        {
            if (has.Contains(whole)) continue;
            if (!Array.Exists(parts, has.Contains)) Missing(whole);
            else foreach (var part in parts.Where(part => !has.Contains(part))) Missing(part);
        }

        if (!new[] { TableColumn.County, TableColumn.Township, TableColumn.Village, TableColumn.TownshipAndVillage, TableColumn.Levels }.Any(has.Contains))
        {
            Report(ProblemSeverity.Warning, "缺少“公开层级”的列（县级、乡级、村级至少一列）；导入后公开层级为空，要补上");
        }
    }

    private void Missing(TableColumn column, ProblemSeverity severity = ProblemSeverity.Warning) => Report(
        severity,
        severity is ProblemSeverity.Error
            ? $"缺少“{HeaderNames.InTable(column)}”列，无法知道每一行是什么事项；请补上，或指定哪一列是事项名称"
            : $"缺少“{HeaderNames.InTable(column)}”列；导入后这一项为空，要补上才能提交");

    private void Report(ProblemSeverity severity, string description) => problems.Add(new(severity, $"第{row.Number}行 表头", row.Table, "", description));

    private void Add(ProblemSeverity severity, int column, string header, string description) => problems.Add(
        new(severity, $"第{row.Number}行 {header}（{CellAddress.Of(column, row.Number)}）", row.Table, CellAddress.Of(column, row.Number), description));
}
