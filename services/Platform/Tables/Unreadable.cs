using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables;

/// <summary>The refusals of a table file.</summary>
public static class Unreadable
{
    /// <summary>More would not fit into the trailers of an answer, and nobody mends more than these at once.</summary>
    private const int MostViolations = 100;

    /// <summary>The file as a whole cannot be read.</summary>
    public static RequestException File(string description) => Cells([new Violation("文件", description)]);

    /// <summary>There are only warnings, and nobody accepted them.</summary>
    public static RequestException Unaccepted(IReadOnlyList<Violation> warnings) => new(
        Reason.WarningsUnaccepted,
        $"表格没有导入，有 {warnings.Count} 处需要确认：{First(warnings)}。请改正，或确认无误后接受这些提醒再导入。",
        Bounded(warnings));

    /// <summary>Cells or columns are wrong; nothing of the file is taken over.</summary>
    public static RequestException Cells(IReadOnlyList<Violation> violations)
    {
        var message = violations.Count > 3 ? $"表格没有导入，共 {violations.Count} 处问题：{First(violations)}。" : $"表格没有导入：{First(violations)}。";
        return new RequestException(Reason.TableUnreadable, message, Bounded(violations));
    }

    private static string First(IReadOnlyList<Violation> violations) =>
        string.Join("；", violations.Take(3).Select(violation => $"{violation.Field}：{violation.Description}")) + (violations.Count > 3 ? "；等" : "");

    private static IReadOnlyList<Violation> Bounded(IReadOnlyList<Violation> violations) => violations.Count <= MostViolations
        ? violations
        : [.. violations.Take(MostViolations), new Violation("文件", $"另有 {violations.Count - MostViolations} 处问题没有列出，请改正后再导入")];
}
