using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Checking;

/// <summary>What a version must keep to before reviewers see it: no error, and no warning that nobody gave a reason for.</summary>
public static class SubmissionGate
{
    /// <summary>Refuses a version that breaks a rule.</summary>
    /// <exception cref="RequestException">
    /// <see cref="Reason.RulesViolated"/>; a violation for each finding names item and element, what is wrong, the rule, and what to do.
    /// </exception>
    public static void Require(CatalogueVersion version, CheckContext context)
    {
        var report = CheckReport.Of(version, context);
        List<Violation> violations = [.. report.Findings.Where(judged => judged.Stops).Select(judged => ViolationOf(judged.Finding))];
        if (violations.Count == 0)
        {
            return;
        }

        var counts = string.Join('、', Counts(report));
        var first = string.Join("；", violations.Take(3).Select(violation => $"{violation.Field}：{violation.Description}"));
        throw new RequestException(
            Reason.RulesViolated, $"草稿有{counts}，不能提交审核：{first}{(violations.Count > 3 ? "；等" : "")}。", violations);
    }

    private static IEnumerable<string> Counts(CheckReport report)
    {
        if (report.Errors > 0) yield return $" {report.Errors} 处错误";
        if (report.Warnings > 0) yield return $" {report.Warnings} 处没有说明理由的提醒";
    }

    private static Violation ViolationOf(Finding finding)
    {
        var field = finding.Item is null ? finding.Field : $"第{finding.Number}项 {ElementNames.Of(finding.Field)}";
        var todo = finding.Severity is Severity.Error ? "须修改" : "须修改或说明理由";
        return new(field, $"{finding.Message}（规则 {finding.Rule.Id}，{todo}）");
    }
}
