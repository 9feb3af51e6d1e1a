using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Checking;

public sealed class TimeLimitRuleTests
{
    [Theory]
    [Trait("rule", "time-limit-not-understood")]
    [InlineData("按照区财政统一部署执行")]
    [InlineData("按相关规定公开")]
    [InlineData("看情况")]
    public void A_limit_that_is_not_understood_is_a_warning(string text) =>
        Assert.Equal((Severity.Warning, "timeLimit.text"), Brief(Assert.Single(Found("time-limit-not-understood", text))));

    [Theory]
    [Trait("rule", "time-limit-not-understood")]
    [InlineData("信息形成或者变更之日起20个工作日内")]
    [InlineData("及时公开")]
    [InlineData("长期公开")]
    [InlineData("每年1月31日前")]
    [InlineData("")]
    public void A_limit_that_is_understood_is_fine(string text) => Assert.Empty(Found("time-limit-not-understood", text));

    [Theory]
    [Trait("rule", "time-limit-without-trigger")]
    [InlineData("20个工作日", true)]
    [InlineData("20个工作日内", true)]
    [InlineData("20工作日内公开", true)]
    [InlineData("作出行政决定之日起7个工作日内", false)]
    [InlineData("实时公开", false)]
    public void A_number_of_days_needs_a_day_to_start_from(string text, bool isFound) =>
        Assert.Equal(isFound, Found("time-limit-without-trigger", text).Count == 1);

    [Theory]
    [Trait("rule", "time-limit-too-long")]
    [InlineData("信息形成之日起21个工作日内", true)]
    [InlineData("信息形成之日起31日内", true)]
    [InlineData("信息形成之日起2个月内", true)]
    [InlineData("信息形成之日起1年内", true)]
    [InlineData("信息形成之日起20个工作日内", false)]
    [InlineData("信息形成之日起30日内", false)]
    [InlineData("信息形成之日起1个月内", false)]
    [InlineData("本级政府财政部门批复后20日内", false)]
    [InlineData("征求意见期限不得少于60日", false)]
    [InlineData("长期公开", false)]
    public void Longer_than_the_regulation_allows_is_an_error(string text, bool isFound)
    {
        var found = Found("time-limit-too-long", text);
        Assert.Equal(isFound, found.Count == 1);
        Assert.All(found, finding => Assert.Equal(Severity.Error, finding.Severity));
    }

    [Fact]
    [Trait("rule", "time-limit-too-long")]
    public void A_clause_or_an_extension_can_be_too_long_and_a_statute_can_allow_it()
    {
        var limit = TimeLimitParser.Parse("信息形成之日起7个工作日内");
        Assert.Empty(Found(limit));
        Assert.Single(Found(limit with { Longest = new(27, TimeUnit.WorkingDay) }));
        Assert.Single(Found(limit with { Clauses = [new("", "", TimeLimitKind.Within, 60, TimeUnit.Day)] }));
        Assert.Empty(Found(limit with { Longest = new(27, TimeUnit.WorkingDay), StatuteException = true }));
    }

    [Fact]
    [Trait("rule", "time-limit-too-long")]
    public void What_is_public_on_request_only_has_other_limits() => Assert.Empty(Checked.By(
        "time-limit-too-long",
        elements => elements with { TimeLimit = TimeLimitParser.Parse("收到申请之日起40个工作日内"), Methods = [DisclosureMethod.OnRequest] }));

    private static IReadOnlyList<Finding> Found(string rule, string text) =>
        Checked.By(rule, elements => elements with { TimeLimit = TimeLimitParser.Parse(text) });

    private static IReadOnlyList<Finding> Found(TimeLimit limit) => Checked.By("time-limit-too-long", elements => elements with { TimeLimit = limit });

    private static (Severity, string) Brief(Finding finding) => (finding.Severity, finding.Field);
}
