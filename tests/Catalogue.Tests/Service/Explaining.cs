using System.Net;
using System.Net.Http.Json;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

public sealed class Explaining
{
    [Fact]
    public async Task Anybody_learns_what_is_understood_of_a_time_limit()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        var limit = await service.Public.Elements.ExplainTimeLimitAsync(new()
        {
            Text = "作出决定之日起7个工作日内；情况复杂的，经批准可延长7个工作日；公示不少于5日，法律法规另有规定的从其规定",
        });
        Assert.Equal((TimeLimitKind.Within, 7, TimeUnit.WorkingDay, "作出决定"), (limit.Kind, limit.Count, limit.Unit, limit.Trigger));
        Assert.Equal(new TimeLimitSpan { Count = 14, Unit = TimeUnit.WorkingDay }, limit.Longest);
        Assert.Equal(new NoticePeriod { Count = 5, Unit = TimeUnit.Day, Bound = NoticeBound.AtLeast }, limit.Notice);
        Assert.Equal((true, TimeLimitConfidence.Certain), (limit.StatuteException, limit.Confidence));
        Assert.StartsWith("自作出决定之日起7个工作日内公开（次日起算）", limit.Meaning, StringComparison.Ordinal);
        Assert.Equal(new TimeLimit(), await service.Public.Elements.ExplainTimeLimitAsync(new() { Text = " " }));
    }

    [Fact]
    public async Task Clauses_and_schedules_are_shown_one_by_one()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        var limit = await service.Public.Elements.ExplainTimeLimitAsync(new() { Text = "年报：每年1月31日前；其余20个工作日内" });
        Assert.Equal((TimeLimitKind.Within, 20, true), (limit.Kind, limit.Count, limit.NeedsTrigger));
        Assert.Equal(["年报", "其余"], limit.Clauses.Select(clause => clause.Subject));
        Assert.Equal(
            new TimeLimitSchedule { Every = 1, Unit = TimeUnit.Year, Month = 1, Day = 31, By = true }, limit.Clauses[0].Schedule);
        var free = await service.Public.Elements.ExplainTimeLimitAsync(new() { Text = "长期公开；另行通知" });
        Assert.Equal((TimeLimitKind.FreeText, "另行通知"), (free.Kind, free.NotUnderstood));
    }

    [Fact]
    public async Task It_is_a_post_over_rest_and_a_text_too_long_is_refused()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        using var answer = await service.Public.Http.PostAsJsonAsync("/v1/time-limits:explain", new { text = "20工作日" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"needsTrigger\":true", (await answer.Content.ReadAsStringAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var refusal = await Refusal.OfAsync(service.Public.Elements.ExplainTimeLimitAsync(new() { Text = new string('长', 501) }));
        Assert.Equal("INVALID_REQUEST", refusal.Reason);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task An_item_shows_what_is_understood_and_keeps_what_was_written(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        var item = Work.Item("养老机构备案");
        item.TimeLimit.Text = "信息形成后２０个工作日";
        item.Bases[0].Text = "【部门规章】《养老机构管理办法》(民政部令第66号)第十条、第十一条";
        await service.Editor.AddAsync(item);
        var shown = Assert.Single((await service.Editor.DraftAsync()).Items);
        Assert.Equal(
            ("信息形成后２０个工作日", 20, TimeLimitConfidence.Assumed), (shown.TimeLimit.Text, shown.TimeLimit.Count, shown.TimeLimit.Confidence));
        Assert.Equal(
            new LegalBasisCitation
            {
                Text = item.Bases[0].Text,
                Title = "养老机构管理办法",
                DocumentNumber = "民政部令第66号",
                Article = "第十条、第十一条",
                Kind = "部门规章",
            },
            Assert.Single(shown.Bases));
    }
}
