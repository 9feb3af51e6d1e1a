using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Checking;

public sealed class SubmissionGateTests
{
    private static readonly CatalogueVersion Draft = Sample.Draft(
        Sample.Item(1) with { Elements = Sample.Elements("事项1") with { Content = "" } },
        Sample.Item(2) with { Elements = Sample.Elements("事项2") with { Subjects = ["招标人"] } },
        Sample.Item(3) with { Elements = Sample.Elements("事项3") with { Content = "隨时" } });

    [Fact]
    public void Errors_and_warnings_stop_a_submission_and_hints_do_not()
    {
        var refusal = Sample.Refused(() => SubmissionGate.Require(Draft, Checked.District));
        Assert.Equal(Reason.RulesViolated, refusal.Reason);
        Assert.Equal(["第1项 公开内容", "第2项 公开主体"], refusal.Violations.Select(violation => violation.Field));
        Assert.Contains("规则 missing-content，须修改", refusal.Violations[0].Description, StringComparison.Ordinal);
        Assert.Contains("规则 subject-unknown，须修改或说明理由", refusal.Violations[1].Description, StringComparison.Ordinal);
        Assert.Contains(" 1 处错误、 1 处没有说明理由的提醒", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_on_record_lets_a_warning_pass_and_nothing_else()
    {
        var warning = CheckReport.Of(Draft, Checked.District).Findings.Single(judged => judged.Finding.Severity == Severity.Warning).Finding;
        var waived = Waiving.Waive(Sample.Stored(Draft), [warning.Id], "依法由招标人公开", Sample.By(Sample.Editor), Checked.District);
        Assert.Equal(["第1项 公开内容"], Sample.Refused(() => SubmissionGate.Require(waived, Checked.District)).Violations.Select(violation => violation.Field));
        SubmissionGate.Require(waived with { Items = [Sample.Item(1), .. waived.Items.Skip(1)] }, Checked.District);
    }

    [Fact]
    public void Personal_data_is_not_repeated_in_a_refusal()
    {
        const string Number = "11010519491231002X";
        var draft = Sample.Draft(Sample.Item(1) with { Elements = Sample.Elements("事项1") with { Content = $"户主{Number}" } });
        var refusal = Sample.Refused(() => SubmissionGate.Require(draft, Checked.District));
        Assert.DoesNotContain(Number, refusal.Message + string.Concat(refusal.Violations), StringComparison.Ordinal);
        Assert.Contains("11*************02X", refusal.Message, StringComparison.Ordinal);
    }
}
