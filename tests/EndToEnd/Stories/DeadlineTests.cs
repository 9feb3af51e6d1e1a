using System.Text.Json.Nodes;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Stories;

/// <summary>
/// Until when must it be public? Asked of a text, as it stands in a table, and of an item that is public: the Catalogue service reads the
/// words, the Publication service counts the days.
/// </summary>
[Collection(nameof(StandaloneTests))]
public sealed class DeadlineTests
{
    [Theory]
    [InlineData("信息形成或者变更之日起20个工作日内", "2026-02-10", "2026-03-16")]
    [InlineData("作出行政决定之日起7个工作日内", "2026-09-18", "2026-09-29")]
    [InlineData("本级政府财政部门批复后20日内", "2026-02-01", "2026-02-24")]
    [InlineData("及时公开", "2026-02-10", "2026-03-16")]
    [InlineData("长期公开", "2026-02-10", "2026-03-16")]
    [InlineData("依申请公开", "2026-02-10", "2026-03-16")]
    [InlineData("组织听证7个工作日前", "2026-02-27", "2026-02-11")]
    [InlineData("每年1月31日前", "2026-02-10", "2027-01-31")]
    [InlineData("每季度的首个月20日", "2026-02-10", "2026-04-20")]
    [InlineData("半年至少更新1次", "2026-02-10", "2026-06-30")]
    [InlineData("6月底前", "2026-02-10", "2026-06-30")]
    [InlineData("2026年年底前", "2026-02-10", "2026-12-31")]
    [InlineData("及时更新，最大更新间隔不得超过6个月", "2026-02-10", "2026-08-10")]
    [InlineData("国务院部门标准指引发布后3个月内", "2026-11-30", "2027-03-01")]
    [InlineData("按相关规定公开", "2026-02-10", "")]
    [InlineData("批前公示时间不得少于30日", "2026-02-10", "")]
    [InlineData("看情况", "2026-02-10", "")]
    public async Task A_time_limit_as_it_is_written_gives_the_day(string text, string trigger, string due)
    {
        var system = await SharedSystems.Standalone.Value;
        using var anybody = await Account.SignInAsync(system, null);
        var deadline = await anybody.PostAsync(
            new Uri(system.Publication, "/v1/deadlines:explain"), new JsonObject { ["timeLimit"] = text, ["triggerDay"] = trigger });
        Assert.Equal((due, text), (deadline["dueDay"]!.GetValue<string>(), deadline["timeLimit"]!.GetValue<string>()));
        Assert.Equal(due.Length == 0, deadline["undeterminedReason"]!.GetValue<string>().Length > 0);
    }

    [Fact]
    public async Task Every_item_of_the_district_has_a_deadline_or_a_reason_why_not()
    {
        var system = await SharedSystems.Standalone.Value;
        using var anybody = await Account.SignInAsync(system, null);
        var found = await anybody.GetAsync(new Uri(system.Publication, "/v1/items:search?query=%E5%85%BB%E8%80%81&division=610116&pageSize=200"));
        Assert.True(found["hits"]!.AsArray().Count > 5);
        foreach (var hit in found["hits"]!.AsArray())
        {
            var deadline = await anybody.PostAsync(new Uri(system.Publication, "/v1/deadlines:explain"), new JsonObject
            {
                ["catalogueId"] = hit!["catalogueId"]!.DeepClone(),
                ["itemId"] = hit["item"]!["id"]!.DeepClone(),
                ["triggerDay"] = "2026-03-02",
            });
            Assert.NotEqual(deadline["dueDay"]!.GetValue<string>().Length > 0, deadline["undeterminedReason"]!.GetValue<string>().Length > 0);
        }
    }

    [Fact]
    public async Task The_next_years_notice_is_entered_by_the_office_and_by_nobody_else()
    {
        var system = await SharedSystems.Standalone.Value;
        using var office = await Account.SignInAsync(system, "bgs.office");
        using var editor = await Account.SignInAsync(system, "yjj.editor");
        var years = await office.GetAsync(new Uri(system.Publication, "/v1/calendar"));
        var last = years["years"]!.AsArray()[^1]!;
        Assert.Equal((2026, "0"), (last["year"]!.GetValue<int>(), last["revision"]!.GetValue<string>()));

        // As somebody types it in: without the make-up days first, then whole.
        var calendar = new JsonObject
        {
            ["year"] = 2027,
            ["source"] = "关于2027年部分节假日安排的通知",
            ["holidays"] = new JsonArray(new JsonObject { ["name"] = "元旦", ["from"] = "2027-01-01", ["to"] = "2027-01-03" }),
        };
        JsonObject Body() => new() { ["calendarYear"] = calendar.DeepClone() };
        var address = new Uri(system.Publication, "/v1/calendar/2027");
        Assert.Equal("ROLE_REQUIRED", (await editor.RefusedAsync(HttpMethod.Put, address, Body())).Reason);
        calendar["makeUpDays"] = new JsonArray("2027-01-04");
        Assert.Equal("INVALID_REQUEST", (await office.RefusedAsync(HttpMethod.Put, address, Body())).Reason);
        calendar["makeUpDays"] = new JsonArray("2027-01-10");
        var entered = await office.PutAsync(address, Body());
        Assert.Equal("1", entered["revision"]!.GetValue<string>());
        Assert.Equal("STALE_REVISION", (await office.RefusedAsync(HttpMethod.Put, address, Body())).Reason);
    }

    [Fact]
    public async Task What_is_shown_after_signing_in_is_neither_tagged_nor_compressed()
    {
        var system = await SharedSystems.Standalone.Value;
        var token = await Account.TokenAsync(system, "mzj.editor");
        foreach (var (authorization, open) in new[] { ((string?)null, true), ("Bearer " + token, false) })
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(system.Publication, "/v1/publications"));
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            request.Headers.TryAddWithoutValidation("Authorization", authorization is null ? [] : [authorization]);
            using var answer = await http.SendAsync(request);
            Assert.True(answer.IsSuccessStatusCode);
            Assert.Equal((open, open), (answer.Headers.ETag is not null, answer.Content.Headers.ContentEncoding.Contains("gzip")));
        }
    }
}
