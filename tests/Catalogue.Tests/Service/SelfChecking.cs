using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Common.V1;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The self-check passes on a service at work, and finds each fault that is planted in its store.</summary>
public sealed class SelfChecking
{
    private const string Local = "610116001-06";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Each_planted_fault_is_found_by_the_check_that_is_for_it(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.WithVersion1Async(Work.Item("乡级事项", Level.Township));
        var derived = await service.StreetEditor.Derivations.DeriveCatalogueAsync(
            new() { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() });
        await service.Editor.OpenAsync();
        Assert.Equal(Local, derived.Id);
        await Eventually.True(async () => (await FindingsAsync(service)).Count == 0);

        var history = service.Services.GetRequiredService<VersionHistory>();
        var published = (await history.NumberedAsync(Sample.Catalogue, 1, Stop))!.Id;
        var working = (await history.WorkingAsync(Sample.Catalogue, Stop))!.Id;
        var street = (await history.WorkingAsync(Local, Stop))!.Id;
        var stored = service.Stored;
        await PlantedAsync(
            "version-numbers", "有两个在编版本",
            () => stored.CopyAsync("versions", working, Sample.Catalogue + ":copy", version => version["number"] = 3),
            () => stored.DeleteAsync("versions", Sample.Catalogue + ":copy"));
        await PlantedAsync(
            "version-numbers", "第 1 版有两份",
            () => stored.CopyAsync("versions", published, Sample.Catalogue + ":copy"),
            () => stored.DeleteAsync("versions", Sample.Catalogue + ":copy"));
        await PlantedAsync(
            "version-numbers", "不大于已发布的版本号",
            () => stored.EditAsync("versions", published, version => version["number"] = 7),
            () => stored.EditAsync("versions", published, version => version["number"] = 1),
            "content-digests");
        await PlantedAsync(
            "content-digests", "与发布时的摘要不符",
            () => stored.EditAsync("versions", published, version => version["items"]![0]!["elements"]!["name"] = "改过的"),
            () => stored.EditAsync("versions", published, version => version["items"]![0]!["elements"]!["name"] = "乡级事项"));
        await PlantedAsync(
            "catalogue-references", "领域 98 不存在",
            () => stored.CopyAsync("catalogues", Sample.Catalogue, "610116-98", head => head["domain"] = "98"),
            () => stored.DeleteAsync("catalogues", "610116-98"));
        await PlantedAsync(
            "catalogue-references", "所属的标准目录 610116-97 不存在",
            () => stored.CopyAsync("versions", working, "610116-97:x", version => version["catalogueId"] = "610116-97"),
            () => stored.DeleteAsync("versions", "610116-97:x"));
        await PlantedAsync(
            "derived-items", "那里没有这个事项",
            () => stored.EditAsync("versions", street, version => version["items"]![0]!["origin"]!["version"] = 9),
            () => stored.EditAsync("versions", street, version => version["items"]![0]!["origin"]!["version"] = 1));
        await PlantedAsync(
            "derived-items", "没有这个已发布的版本",
            () => stored.EditAsync("catalogues", Local, head => head["upstream"]!["catalogueId"] = "610116-97"),
            () => stored.EditAsync("catalogues", Local, head => head["upstream"]!["catalogueId"] = Sample.Catalogue));
        await PlantedAsync(
            "event-sequences", "缺少序号 2",
            () => stored.EditAsync("events", $"{2:D19}", entry => entry["sequence"] = 3),
            () => stored.EditAsync("events", $"{2:D19}", entry => entry["sequence"] = 2));

        async Task PlantedAsync(string check, string finding, Func<Task> plant, Func<Task> mend, string? also = null)
        {
            await plant();
            var found = await FindingsAsync(service);
            Assert.Contains(found, one => one.Check == check && one.Finding.Contains(finding, StringComparison.Ordinal));
            Assert.All(found, one => Assert.True(one.Check == check || one.Check == also, $"{one}"));
            await mend();
            Assert.Empty(await FindingsAsync(service));
        }
    }

    [Fact]
    public async Task It_tells_what_it_looked_at_and_what_it_could_not_look_at()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("事项"));
        var report = await service.Office.SelfChecks.GetSelfCheckAsync(new());

        Assert.Equal(
            ["audit-chain", "catalogue-references", "content-digests", "deciders", "derived-items", "event-sequences", "version-numbers"],
            report.Results.Select(result => result.Id));
        Assert.True(report.Passed);
        Assert.Equal(("catalogue", 1L), (report.Service, report.Results.Single(result => result.Id == "content-digests").Checked));
        Assert.All(report.Results, result => Assert.NotEmpty(result.Explanation));

        // Department is not there in this test.
        Assert.Contains("部门服务", report.Results.Single(result => result.Id == "deciders").Skipped, StringComparison.Ordinal);
        using var rest = await service.Office.Http.GetAsync("/v1/self-check/catalogue", Stop);
        Assert.Equal("catalogue", JsonNode.Parse(await rest.Content.ReadAsStringAsync(Stop))!["service"]!.GetValue<string>());
    }

    private static async Task<IReadOnlyList<(string Check, string Finding)>> FindingsAsync(CatalogueServer service)
    {
        using var desk = service.Administrator;
        var report = await desk.SelfChecks.GetSelfCheckAsync(new GetSelfCheckRequest());
        Assert.Equal(report.Results.Sum(result => result.FindingCount) == 0, report.Passed);
        return [.. report.Results.SelectMany(result => result.Findings, (result, finding) => (result.Id, finding))];
    }
}
