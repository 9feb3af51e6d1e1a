using System.Net;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Search;
using OpenGov.Testing;
using OpenGov.Testing.Storage;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public async Task Items_are_found_while_they_are_public_and_by_what_they_say_now()
    {
        catalogue.Desk.Publish(Care, 3, make: Elderly);
        catalogue.Desk.Publish(StreetCare, 2, make: Elderly);
        var found = await FoundAsync("备案", 5);
        Assert.Equal([Care, Care, Care, StreetCare, StreetCare], found.Hits.Select(hit => hit.CatalogueId));
        Assert.Equal(("养老机构备案1", 1, "610116", "06"), (found.Hits[0].Item.Name, found.Hits[0].Snapshot, found.Hits[0].Division, found.Hits[0].Domain));
        Assert.Equal(
            [("养老机构", false), ("备案", true), ("1", false)],
            found.Hits[0].Highlights[0].Segments.Select(segment => (segment.Text, segment.Hit)));

        // The next version says it otherwise; the street's stays.
        catalogue.Desk.Publish(Care, 3);
        Assert.All((await FoundAsync("备案", 2)).Hits, hit => Assert.Equal(StreetCare, hit.CatalogueId));
        Assert.Equal(3, (await FoundAsync("第2版事项", 3)).TotalCount);
        catalogue.Desk.Withdraw(StreetCare);
        Assert.Empty((await FoundAsync("备案", 0)).Hits);

        // It does not depend on what was in memory.
        await StopAsync();
        await StartAsync();
        Assert.Equal(3, (await Publications.SearchItemsAsync(new() { Query = "第2版事项" }, cancellationToken: Stop)).TotalCount);
        Assert.Equal(0, (await Publications.SearchItemsAsync(new() { Query = "备案" }, cancellationToken: Stop)).TotalCount);
    }

    [Fact]
    public async Task Hits_are_counted_and_narrowed_by_every_facet_over_REST()
    {
        catalogue.Desk.Publish(Care, 3, make: Elderly);
        catalogue.Desk.Publish(StreetCare, 2, make: Elderly);
        await FoundAsync("备案", 5);
        var all = await SearchAsync("query=备案");
        Assert.Equal(
            [
                "DOMAIN 06 5 ",
                "DIVISION 610116 3 ", "DIVISION 610116001 2 ",
                "ORGANISATION 610116-mzj 5 区民政局", "ORGANISATION 各街道 2 各街道",
                "LEVEL LEVEL_COUNTY 5 县级", "LEVEL LEVEL_TOWNSHIP 2 乡级",
                "METHOD DISCLOSURE_METHOD_PROACTIVE 5 主动公开",
                "CHANNEL CHANNEL_KIND_WEBSITE 5 政府网站", "CHANNEL CHANNEL_KIND_OTHER 2 其他",
                "AUDIENCE SEARCH_AUDIENCE_WHOLE_SOCIETY 5 全社会", "AUDIENCE SEARCH_AUDIENCE_SPECIFIC_GROUPS 2 特定群体",
            ],
            all["facets"]!.AsArray().SelectMany(facet => facet!["values"]!.AsArray().Select(value =>
                $"{facet["kind"]!.GetValue<string>()["SEARCH_FACET_KIND_".Length..]} {value!["value"]} {value["count"]} {value["label"]}")));
        foreach (var (filter, hits) in new[]
        {
            ("division=610116001", 2), ("divisions=610116&divisions=610116001", 5), ("domains=07", 0), ("organisations=610116-mzj", 5),
            ("organisations=各街道&levels=LEVEL_COUNTY", 2), ("levels=LEVEL_TOWNSHIP", 2), ("methods=DISCLOSURE_METHOD_ON_REQUEST", 0),
            ("channels=CHANNEL_KIND_OTHER&channels=CHANNEL_KIND_WEBSITE", 5), ("audiences=SEARCH_AUDIENCE_SPECIFIC_GROUPS", 2),
        })
        {
            Assert.Equal(hits, (await SearchAsync("query=备案&" + filter))["totalCount"]!.GetValue<int>());
        }

        // Elements besides name and content, and a document number however its brackets are typed.
        foreach (var (query, field) in new[] { ("国办发【２０１９】", "bases"), ("信息形成", "timeLimit"), ("业务办理", "category"), ("村务公开栏", "channels"), ("低保老人", "audience"), ("备注里", "remarks"), ("要素一", "content") })
        {
            var hit = (await SearchAsync("query=" + query))["hits"]![0]!;
            Assert.Equal(field, hit["highlights"]![1]!["field"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task Hits_come_in_pages_and_names_while_they_are_typed()
    {
        catalogue.Desk.Publish(Care, 30, make: Elderly);
        await FoundAsync("备案", 30);
        List<string> names = [];
        var request = new SearchItemsRequest { Query = "备案", PageSize = 7 };
        do
        {
            var page = await Publications.SearchItemsAsync(request, cancellationToken: Stop);
            names.AddRange(page.Hits.Select(hit => hit.Item.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(30, names.Distinct().Count());
        Assert.Equal(30, names.Count);

        var suggested = await Publications.SuggestItemsAsync(new() { Text = "养", Limit = 2 }, cancellationToken: Stop);
        Assert.Equal([("养老机构备案1", 1), ("养老机构备案2", 1)], suggested.Names.Select(one => (one.Name, one.Count)));
        Assert.Empty((await Publications.SuggestItemsAsync(new() { Text = "住房" }, cancellationToken: Stop)).Names);
    }

    [Theory]
    [InlineData("query=养", "query")]
    [InlineData("query=养老 a", "query")]
    [InlineData("query=一一 二二 三三 四四 五五 六六 七七 八八 九九 十十 百百", "query")]
    [InlineData("division=61", "division")]
    [InlineData("divisions=x", "divisions")]
    [InlineData("domains=6", "domains")]
    [InlineData("levels=LEVEL_UNSPECIFIED", "levels")]
    [InlineData("channels=99", "channels")]
    [InlineData("pageSize=-1", "pageSize")]
    [InlineData("pageToken=AAAA", "pageToken")]
    public async Task A_search_that_cannot_be_meant_is_refused_and_the_field_named(string question, string field)
    {
        using var answer = await host!.Http.GetAsync(new Uri("/v1/items:search?" + question, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"field\":\"{field}\"", (await answer.Content.ReadAsStringAsync(Stop)).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("养老", -1)]
    public async Task Names_are_not_suggested_for_nothing(string text, int limit) =>
        Assert.Equal(StatusCode.InvalidArgument, (await RefusedAsync(() => Publications.SuggestItemsAsync(new() { Text = text, Limit = limit }, cancellationToken: Stop))).StatusCode);

    [Fact]
    public async Task An_index_that_is_wrong_is_found_by_the_self_check_and_built_anew_by_every_instance()
    {
        catalogue.Desk.Publish(Care, 2, make: Elderly);
        await FoundAsync("备案", 2);

        // Something that became public without an event.
        var stored = new StoredDocuments(DocumentSettings(), "publication");
        await stored.CopyAsync("snapshot-contents", Care + "@1", "610116-97@1");
        await stored.CopyAsync("publications", Care, "610116-97", copy =>
        {
            copy["catalogueId"] = "610116-97";
            copy["current"]!["catalogueId"] = "610116-97";
        });
        Assert.Contains(await FindingsAsync(), one => one is ("search", "检索索引没有 610116-97@1 的事项"));
        var administrator = Caller.Public with { Username = "admin" };
        var request = new RebuildSearchIndexRequest { RequestId = Guid.NewGuid().ToString("D") };
        var desk = host!.Services.GetRequiredService<SearchDesk>();
        Assert.Equal(4, (await desk.RebuildAsync(request, administrator, Stop)).ItemCount);
        Assert.Equal(4, (await desk.RebuildAsync(request, administrator, Stop)).ItemCount);
        Assert.Equal(4, (await FoundAsync("备案", 4)).TotalCount);
        Assert.DoesNotContain(await FindingsAsync(), one => one.Check == "search");

        // The same on another instance: this one learns of it from the store.
        await stored.DeleteAsync("publications", "610116-97");
        Assert.Contains(await FindingsAsync(), one => one is ("search", "检索索引中的 610116-97 已不公开"));
        var rebuilds = host.Services.GetRequiredService<IDocuments<SearchRebuild>>();
        await rebuilds.InsertAsync(Guid.NewGuid().ToString("D"), new SearchRebuild(DateTimeOffset.UtcNow.AddSeconds(1)), Attached.Nothing, Stop);
        await FoundAsync("备案", 2);
        Assert.DoesNotContain(await FindingsAsync(), one => one.Check == "search");
    }

    private static CatalogueItem Elderly(int number) => new()
    {
        Id = Guid.NewGuid().ToString("D"),
        Number = number,
        Category = "养老服务业务办理",
        Name = $"养老机构备案{number}",
        Content = "要素一；备案条件",
        Bases = { new LegalBasisCitation { Text = "《意见》（国办发〔2019〕61号）" } },
        TimeLimit = new() { Text = "信息形成之日起20个工作日内" },
        Subjects = { new Subject { Name = "区民政局", OrganisationId = "610116-mzj" }, { number == 1 ? [new Subject { Name = "各街道" }] : Array.Empty<Subject>() } },
        Methods = { DisclosureMethod.Proactive },
        Channels = { new Channel { Kind = ChannelKind.Website }, { number == 2 ? [new Channel { Kind = ChannelKind.Other, Name = "村务公开栏" }] : Array.Empty<Channel>() } },
        Audience = new() { WholeSociety = true, SpecificGroups = number == 1 ? "低保老人" : "" },
        Levels = { Level.County, { number == 2 ? [Level.Township] : Array.Empty<Level>() } },
        Remarks = number == 1 ? "备注里的话" : "",
    };

    private Task<SearchItemsResponse> FoundAsync(string query, int total) => Eventually.That(
        async () => await Publications.SearchItemsAsync(new() { Query = query }, cancellationToken: Stop), answer => answer.TotalCount == total);

    private async Task<JsonNode> SearchAsync(string question)
    {
        using var answer = await host!.Http.GetAsync(new Uri("/v1/items:search?" + question, UriKind.Relative), Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
