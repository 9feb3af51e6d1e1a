using System.Globalization;
using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Tasks.Limits;
using OpenGov.Departments.Tasks.Units;
using OpenGov.Platform.Tables;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Tasks;

/// <summary>What a task may say; the same for what people type and for what they import.</summary>
public static class TaskRules
{
    /// <summary>Longest title; the longest seen has some 140 characters.</summary>
    public const int Title = 500;

    /// <summary>Longest requirement; the longest seen has some 400 characters.</summary>
    public const int Requirement = 2_000;

    /// <summary>Longest category, limit and unit.</summary>
    public const int Brief = 100;

    /// <summary>Longest remarks.</summary>
    public const int Remarks = 500;

    /// <summary>Longest report or reason.</summary>
    public const int Record = 1_000;

    /// <summary>Most units.</summary>
    public const int Units = 30;

    /// <summary>Most links of a report.</summary>
    public const int Evidence = 10;

    /// <summary>Longest link.</summary>
    public const int Link = 500;

    /// <summary>Checks which ledger is meant.</summary>
    public static void CheckLedger(InputCheck check, string path, string division, int year)
    {
        check.Require(division.Length == 6 && division.All(char.IsAsciiDigit), path + "division", "必须是区县的 6 位行政区划代码，例如 610116");
        CheckYear(check, path + "year", year);
    }

    /// <summary>Checks a year.</summary>
    public static void CheckYear(InputCheck check, string field, int year) => check.Require(year is >= 2000 and <= 2100, field, "必须是 2000–2100 的年份，例如 2021");

    /// <summary>Checks the texts that a task is made of. Blanks are made plain first, so that files give back what was entered.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="wire">As the caller wrote it.</param>
    /// <param name="fields">Which are read.</param>
    public static void Check(InputCheck check, Wire.LedgerTask wire, FieldSelection fields)
    {
        check.When(fields.Has("category"), () => check.Text("task.category", wire.Category, 0, Brief));
        check.When(fields.Has("title"), () => check.Text("task.title", wire.Title, 1, Title));
        check.When(fields.Has("requirement"), () => check.Text("task.requirement", wire.Requirement, 0, Requirement));
        check.When(fields.Has("limit") && wire.Limit is not null, () => check.Text("task.limit.text", wire.Limit!.Text, 0, Brief));
        check.When(fields.Has("remarks"), () => check.Text("task.remarks", wire.Remarks, 0, Remarks));
        check.When(
            fields.Has("verifier_organisation_id") && wire.VerifierOrganisationId.Length > 0,
            () => check.Organisation("task.verifierOrganisationId", wire.VerifierOrganisationId));
        if (!fields.Has("units")) return;
        check.Require(wire.Units.Count > 0, "task.units", "至少要有一个责任单位");
        check.Texts("task.units", [.. wire.Units.Select(unit => unit.Name)], Units, Brief);
        foreach (var (i, unit) in wire.Units.Take(Units).Index())
        {
            check.Require(UnitNames.Split(unit.Name).Count <= 1, $"task.units[{i}].name", "一项写一个单位，不要用“、”等连在一起");
        }
    }

    /// <summary>A time limit as the caller wrote it.</summary>
    public static TaskLimit LimitOf(InputCheck check, Wire.TaskLimit? wire, int year)
    {
        var limit = TaskLimitReader.Read(WrittenText.SingleLine(wire?.Text ?? ""), year);
        if (wire is null || wire.DueOn.Length == 0) return limit;
        if (ReadDay(wire.DueOn) is not { } day)
        {
            check.Add("task.limit.dueOn", "必须是 2000 年以后的日期，例如 2021-03-31");
            return limit;
        }

        check.Require(
            limit.Kind is TaskLimitKind.Event or TaskLimitKind.Words || limit.DueOn == day,
            "task.limit.dueOn",
            limit.DueOn is { } read ? $"与时限要求不一致，“{limit.Text}”是 {Day.Written(read)}" : "常态化任务没有截止日期");
        return limit.On(day);
    }

    /// <summary>A day as the contract writes it; null when the text is none that a ledger can hold.</summary>
    public static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, Day.Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2199
            ? day
            : null;

    /// <summary>Checks a report.</summary>
    public static void CheckReport(InputCheck check, Wire.ReportTaskRequest request)
    {
        CheckTaskId(check, request.Id);
        check.Text("text", request.Text, 1, Record);
        check.Texts("evidence", request.Evidence, Evidence, Link);
        foreach (var (i, link) in request.Evidence.Take(Evidence).Index())
        {
            check.Require(link.Length == 0 || IsLink(link), $"evidence[{i}]", "必须是以 http:// 或 https:// 开头的网址，例如 https://www.example.gov.cn/a.html");
        }

        check.Require(!request.Completed || request.Evidence.Count > 0, "evidence", "报告完成时至少要有一个佐证链接");
        check.Change(request.RequestId, request.Revision);
    }

    /// <summary>Checks the id of a task.</summary>
    public static void CheckTaskId(InputCheck check, string id, string field = "id") =>
        check.Require(Ledger.ReadTaskId(id) is not null, field, "必须是任务编号，例如 610116-2021-007");

    /// <summary>Whether a text is the address of a page, and nothing that runs.</summary>
    public static bool IsLink(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && text.StartsWith("http", StringComparison.OrdinalIgnoreCase);
}
