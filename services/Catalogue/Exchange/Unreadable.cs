using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange;

/// <summary>The refusals of a table file.</summary>
internal static class Unreadable
{
    /// <summary>More would not fit into the trailers of an answer, and nobody mends more than these at once.</summary>
    private const int MostViolations = 100;

    /// <summary>The file as a whole cannot be read.</summary>
    public static RequestException File(string description) => Cells([new Violation("文件", description)]);

    /// <summary>Cells or columns are wrong; nothing of the file is taken over.</summary>
    public static RequestException Cells(IReadOnlyList<Violation> violations)
    {
        var first = string.Join("；", violations.Take(3).Select(violation => $"{violation.Field}：{violation.Description}"));
        var message = violations.Count > 3 ? $"表格没有导入，共 {violations.Count} 处问题：{first}；等。" : $"表格没有导入：{first}。";
        return new RequestException(
            Reason.TableUnreadable,
            message,
            violations.Count <= MostViolations
                ? violations
                : [.. violations.Take(MostViolations), new Violation("文件", $"另有 {violations.Count - MostViolations} 处问题没有列出，请改正后再导入")]);
    }
}
