using Microsoft.Extensions.DependencyInjection;
using OpenGov.Platform.Audit;
using OpenGov.Platform.SelfCheck;
using OpenGov.Testing;
using OpenGov.Testing.Storage;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

public abstract partial class PublicationServiceTests
{
    [Fact]
    public async Task The_self_check_passes_and_finds_each_fault_that_is_planted()
    {
        catalogue.Desk.Publish(Care);
        catalogue.Desk.Publish(Schools);
        await CurrentAsync(Care, 1);
        await CurrentAsync(Schools, 1);
        Assert.Empty(await FindingsAsync());

        var stored = new StoredDocuments(DocumentSettings(), "publication");
        await PlantedAsync("snapshots", "现行快照 1 不是最新的 2", () => SetAsync("publications", Care, "last", 2), () => SetAsync("publications", Care, "last", 1));
        await PlantedAsync(
            "snapshots", "快照与发布的内容摘要不符",
            () => SetAsync("snapshots", Care + "@1", "digest", new string('a', 64)),
            () => SetAsync("snapshots", Care + "@1", "digest", catalogue.Desk.VersionsOf(Care)[0].Digest),
            also: ["proofs"]);
        var items = "";
        await PlantedAsync(
            "published-versions", "的表格与标准目录的版本不同",
            () => stored.EditAsync("snapshot-contents", Care + "@1", content =>
            {
                items = content["items"]!.GetValue<string>();
                content["items"] = "AAAA";
            }),
            () => stored.EditAsync("snapshot-contents", Care + "@1", content => content["items"] = items),
            also: ["proofs"]);
        var signature = "";
        await PlantedAsync(
            "proofs", "签名与快照不符",
            () => stored.EditAsync("snapshot-proofs", Care + "@1", proof =>
            {
                signature = proof["signature"]!.GetValue<string>();
                proof["signature"] = "AAAA";
            }),
            () => SetAsync("snapshot-proofs", Care + "@1", "signature", signature));
        await PlantedAsync(
            "published-versions", "没有这个已发布的版本",
            () => stored.CopyAsync("publications", Care, "610116-97", copy => copy["current"]!["catalogueId"] = "610116-97"),
            () => stored.DeleteAsync("publications", "610116-97"),
            also: ["snapshots", "search"]);
        await PlantedAsync(
            "event-sequences", "缺少序号 2",
            () => SetAsync("events", $"{2:D19}", "sequence", 3),
            () => SetAsync("events", $"{2:D19}", "sequence", 2));

        Task SetAsync(string collection, string id, string field, object value) => stored.EditAsync(
            collection, id, body => body[field] = value is int number ? number : (string)value);

        async Task PlantedAsync(string check, string finding, Func<Task> plant, Func<Task> mend, params string[] also)
        {
            await plant();
            var found = await FindingsAsync();
            Assert.Contains(found, one => one.Check == check && one.Finding.Contains(finding, StringComparison.Ordinal));
            Assert.All(found, one => Assert.True(one.Check == check || also.Contains(one.Check), $"{one}"));
            await mend();
            Assert.Empty(await FindingsAsync());
        }
    }

    [Fact]
    public async Task What_it_publishes_by_itself_is_on_record_with_the_event_that_caused_it()
    {
        catalogue.Desk.Publish(Care);
        await CurrentAsync(Care, 1);
        var trail = new AuditTrail(host!.Services.GetRequiredKeyedService<AuditChain>("publication"));
        var entries = await Eventually.That(
            () => trail.ExportAsync(new(), Stop).ToListAsync(Stop).AsTask(), all => all.Any(entry => entry.Record.Collection == "publications"));

        var released = entries.Single(entry => entry.Record.Collection == "publications").Record;
        Assert.Equal(("system", AuditActor.System, "follow-catalogue", Care), (released.Account, released.Actor, released.Rpc, released.Document));
        Assert.Equal(["event=catalogue/1"], released.Resources!);
    }

    private async Task<IReadOnlyList<(string Check, string Finding)>> FindingsAsync()
    {
        var desk = host!.Services.GetRequiredKeyedService<SelfCheckDesk>("publication");
        var report = await desk.RunAsync(SelfCheckCaller.Operator, Stop);
        Assert.All(report.Results, result => Assert.Equal("", result.Skipped));
        return [.. report.Results.SelectMany(result => result.Findings, (result, finding) => (result.Id, finding))];
    }
}
