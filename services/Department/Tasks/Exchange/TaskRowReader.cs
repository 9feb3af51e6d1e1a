using OpenGov.Departments.Days;
using OpenGov.Departments.Tasks.Limits;
using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>Reads the rows below headers into tasks.</summary>
/// <param name="year">The ledger's year.</param>
/// <param name="district">Who may be responsible.</param>
/// <param name="several">Whether the file has several tables, so that places must name them.</param>
internal sealed class TaskRowReader(int year, DistrictUnits district, bool several)
{
    private readonly List<TaskRow> rows = [];
    private readonly List<ImportProblem> problems = [];
    private readonly Dictionary<string, TaskRow> seen = new(StringComparer.Ordinal);
    private bool toldOfLimits;

    /// <summary>The tasks up to now.</summary>
    public IReadOnlyList<TaskRow> Rows => rows;

    /// <summary>What is wrong or doubtful up to now.</summary>
    public IReadOnlyList<ImportProblem> Problems => problems;

    /// <summary>Reads the rows of a table.</summary>
    public void ReadTable(TaskHeader header, IEnumerable<GridRow> body)
    {
        var (category, title) = ("", "");
        foreach (var row in body)
        {
            if (header.IsRepeatedIn(row)) continue;
            if (header.First(TaskColumnMeaning.Category) is null && IsHeading(header, row) is { } heading)
            {
                category = heading;
                continue;
            }

            var cells = new TaskCells(header, row, several, problems);
            if (header.First(TaskColumnMeaning.Category) is not null)
            {
                var own = cells.Text(TaskColumnMeaning.Category, TaskRules.Brief);
                category = own.Length > 0 || !header.IsShared ? own : category;
            }

            // Under a shared header a blank cell means the one above, as a merged one does.
            var written = cells.Text(TaskColumnMeaning.Title, TaskRules.Title);
            title = written.Length > 0 || !header.IsShared ? written : title;
            Add(cells, category, title);
        }
    }

    /// <summary>The text of a row that has nothing but a heading in its first cell; null for other rows.</summary>
    private static string? IsHeading(TaskHeader header, GridRow row)
    {
        var own = Enumerable.Range(0, row.Width).Where(column => row[column].IsOwn).ToList();
        if (own is not [var only] || header.First(TaskColumnMeaning.Title)!.Index == only && only != 0) return null;
        var text = WrittenText.SingleLine(row[only].Text);
        return text.Length is > 0 and <= TaskRules.Brief && !text.All(char.IsAsciiDigit) ? text : null;
    }

    private void Add(TaskCells cells, string category, string title)
    {
        var before = problems.Count(problem => problem.Severity is ProblemSeverity.Error);
        if (title.Length == 0) cells.Wrong(TaskColumnMeaning.Title, "没有写任务");
        var content = new TaskDraft
        {
            Category = category,
            Title = title,
            Requirement = cells.Text(TaskColumnMeaning.Requirement, TaskRules.Requirement),
            Limit = Limit(cells),
            Units = Units(cells),
            VerifierId = Verifier(cells),
            Remarks = cells.Text(TaskColumnMeaning.Remarks, TaskRules.Remarks),
        };
        var row = new TaskRow(content, cells.Place, cells.Table, cells.AddressOf(TaskColumnMeaning.Title));
        if (title.Length > 0 && !seen.TryAdd(KeyOf(content), row)) cells.Wrong(TaskColumnMeaning.Title, $"与{seen[KeyOf(content)].Place}是同一项任务，请删除一行");
        if (problems.Count(problem => problem.Severity is ProblemSeverity.Error) == before) rows.Add(row);
    }

    /// <summary>What tells one task of a ledger from another: its words, whatever blanks are in them.</summary>
    public static string KeyOf(TaskDraft content) => WrittenText.Compact(content.Title) + "\n" + WrittenText.Compact(content.Requirement);

    private TaskLimit Limit(TaskCells cells)
    {
        var limit = TaskLimitReader.Read(cells.Text(TaskColumnMeaning.Limit, TaskRules.Brief), year);
        if (limit.Text.Length == 0)
        {
            if (cells.Has(TaskColumnMeaning.Limit)) cells.Doubtful(TaskColumnMeaning.Limit, $"时限没有写，按 {Day.Written(limit.DueOn)} 前完成理解");
            else if (!toldOfLimits)
            {
                toldOfLimits = true;
                problems.Add(new(ProblemSeverity.Warning, "表头", "", "", $"表格没有“时限要求”列，全部任务按 {Day.Written(limit.DueOn)} 前完成理解"));
            }
        }
        else if (limit.Kind is TaskLimitKind.Event)
        {
            cells.Doubtful(TaskColumnMeaning.Limit, $"“{WrittenText.Shown(limit.Text)}”要从一件还没有发生的事算起，暂时没有截止日期，事情发生后请填写日期");
        }
        else if (limit.Kind is TaskLimitKind.Words)
        {
            cells.Doubtful(TaskColumnMeaning.Limit, $"“{WrittenText.Shown(limit.Text)}”没有看懂，按文字保留，没有截止日期；可以写成“常态化”“2021年3月底前”“2021年6月15日前”等");
        }

        return limit;
    }

    private List<TaskUnit> Units(TaskCells cells)
    {
        var units = new List<TaskUnit>();
        foreach (var name in cells.Names(TaskColumnMeaning.Units).Distinct(StringComparer.Ordinal))
        {
            if (name.Length > TaskRules.Brief)
            {
                cells.Wrong(TaskColumnMeaning.Units, $"单位名称过长，最多 {TaskRules.Brief} 个字符：“{WrittenText.Shown(name)}”");
                continue;
            }

            units.Add(district.Read(name, out var finding));
            if (finding is not null) cells.Doubtful(TaskColumnMeaning.Units, finding);
        }

        if (units.Count == 0) cells.Wrong(TaskColumnMeaning.Units, "没有写责任单位");
        if (units.Count > TaskRules.Units) cells.Wrong(TaskColumnMeaning.Units, $"责任单位最多 {TaskRules.Units} 个，现有 {units.Count} 个");
        return units;
    }

    private string Verifier(TaskCells cells)
    {
        var name = cells.Text(TaskColumnMeaning.Verifier, TaskRules.Brief);
        if (name.Length == 0) return "";
        var unit = district.Read(name, out var finding);
        if (unit.Kind is not TaskUnitKind.Organisation) cells.Wrong(TaskColumnMeaning.Verifier, $"核查单位必须是本区的一个机构，机构名录里没有“{WrittenText.Shown(name)}”");
        else if (finding is not null) cells.Doubtful(TaskColumnMeaning.Verifier, finding);
        return unit.OrganisationId;
    }
}
