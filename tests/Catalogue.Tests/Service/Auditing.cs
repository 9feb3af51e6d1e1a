using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Common.V1;
using OpenGov.Platform.Documents;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The audit trail of a day's work: what is in it, who may read it, and that it proves itself.</summary>
public sealed class Auditing
{
    private const string Canary = "草稿里的一句话";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Every_write_and_refusal_of_a_day_is_in_the_trail_and_nothing_of_a_draft(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        var item = (await service.Editor.AddAsync(Work.Item(Canary))).Item;
        var change = Work.Change(item, Canary);
        var changed = await service.Editor.Drafts.UpdateItemAsync(change);
        await service.Editor.Drafts.UpdateItemAsync(change);
        await Refusal.OfAsync(service.Editor.Drafts.UpdateItemAsync(Work.Change(item, Canary)));
        await Refusal.OfAsync(service.StreetEditor.Drafts.UpdateItemAsync(Work.Change(changed.Item, Canary)));
        await Refusal.OfAsync(service.Public.Drafts.UpdateItemAsync(Work.Change(item, Canary)));
        await service.ReleaseAsync();

        var entries = await TrailAsync(service, all => all.Count(entry => entry.Kind == AuditEntryKind.Refusal) == 3 && all.Any(Publishes));
        var writes = entries.Where(entry => entry is { Kind: AuditEntryKind.Write, Actor: AuditActor.Member }).ToList();
        Assert.Equal(
            ["CreateCatalogue catalogues 1", "OpenDraft versions 1", "AddItem versions 2", "UpdateItem versions 3"],
            writes.Take(4).Select(entry => $"{entry.Rpc.Split('/')[1]} {entry.Collection} {entry.Revision}"));
        Assert.Equal(
            (Sample.Editor.Username, "610116-mzj", "610116", change.RequestId, "127.0.0.1"),
            (writes[3].Account, writes[3].OrganisationId, writes[3].Division, writes[3].RequestId, writes[3].Address));
        Assert.Equal(["catalogue_id=610116-06", $"item_id={item.Id}"], writes[3].Resources.Take(2));
        Assert.Equal(
            ["STALE_REVISION", "NOT_RESPONSIBLE", "UNAUTHENTICATED"],
            entries.Where(entry => entry.Kind == AuditEntryKind.Refusal).OrderBy(entry => entry.Time.ToDateTimeOffset()).Select(entry => entry.Reason));
        Assert.DoesNotContain(Canary, string.Concat(entries), StringComparison.Ordinal);

        // Of each document every revision from 1 on, once: no write without its record, no record without its write.
        Assert.All(
            entries.Where(entry => entry.Kind == AuditEntryKind.Write).GroupBy(entry => (entry.Collection, entry.DocumentId)),
            document => Assert.Equal(Enumerable.Range(1, document.Count()).Select(n => (long)n), document.Select(entry => entry.Revision)));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task An_export_proves_itself_and_tampering_with_the_store_is_found(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.WithVersion1Async(Work.Item("事项"));
        var entries = await TrailAsync(service, all => all.Any(Publishes));
        var hash = new string('0', 64);
        Assert.All(entries, entry => hash = HashOf(entry, hash));
        Assert.Equal(hash, entries[^1].Hash);

        var verified = await service.Office.Audits.VerifyAuditAsync(new() { NotedSequence = entries[^1].Sequence, NotedHash = hash });
        Assert.True(verified.Whole, verified.Explanation);
        using var lines = await service.Administrator.Http.GetAsync("/v1/audit/catalogue:export", Stop);
        var text = await lines.Content.ReadAsStringAsync(Stop);
        Assert.True(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length >= entries.Count, text);

        // The process that adds to the chain knows its last block, and would write it anew.
        var records = service.Services.GetRequiredKeyedService<IDocumentEngine>("catalogue").Records;
        await Eventually.True(async () => (await records.ReadAsync(1, Stop)).Count == 0);
        var first = $"{1:D19}";
        await service.Stored.EditAsync("audit", first, block => block["entries"]![2]!["record"]!["account"] = "别人");
        var broken = await service.Administrator.Audits.VerifyAuditAsync(new());
        Assert.Equal((false, 3L, AuditFault.Changed), (broken.Whole, broken.BrokenSequence, broken.Fault));
        Assert.Contains("第 3 条", broken.Explanation, StringComparison.Ordinal);
        var check = await service.Office.SelfChecks.GetSelfCheckAsync(new());
        Assert.Equal([broken.Explanation], check.Results.Single(result => result.Id == "audit-chain").Findings);
    }

    [Fact]
    public async Task Lists_are_filtered_paged_and_bound_to_the_district()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("事项"));
        await Refusal.OfAsync(service.StreetEditor.Drafts.OpenDraftAsync(new() { CatalogueId = Sample.Catalogue, RequestId = Work.NewId() }));
        var all = await TrailAsync(service, entries => entries.Any(Publishes) && entries.Any(entry => entry.Kind == AuditEntryKind.Refusal));

        Assert.Equal(
            all.Where(entry => entry.Account == Sample.Editor.Username).Select(entry => entry.Sequence).Reverse(),
            (await ListAsync(new() { Account = Sample.Editor.Username })).Select(entry => entry.Sequence));
        Assert.Equal("NOT_RESPONSIBLE", Assert.Single(await ListAsync(new() { Kind = AuditEntryKind.Refusal })).Reason);
        Assert.Single(await ListAsync(new() { Reason = "NOT_RESPONSIBLE", OrganisationId = Sample.Street }));
        Assert.All(await ListAsync(new() { Rpc = "AddItem" }), entry => Assert.EndsWith("/AddItem", entry.Rpc, StringComparison.Ordinal));
        Assert.NotEmpty(await ListAsync(new() { Resource = Sample.Catalogue, Rpc = "opengov.catalogue.v1.DraftService/AddItem" }));
        Assert.Empty(await ListAsync(new() { Resource = "610116-07" }));
        Assert.Empty(await ListAsync(new() { UntilTime = all[0].Time }));
        Assert.Equal(all.Count, (await ListAsync(new() { FromTime = all.MinBy(entry => entry.Time.ToDateTimeOffset())!.Time }, size: 3)).Count);

        // The office sees its own district, not the system's work, and another district's office nothing.
        var ofOffice = (await service.Office.Audits.ListAuditEntriesAsync(new() { PageSize = 200 })).Entries;
        Assert.NotEmpty(ofOffice);
        Assert.All(ofOffice, entry => Assert.StartsWith("610116", entry.Division, StringComparison.Ordinal));
        using var other = service.At(Sample.OtherOffice);
        Assert.Empty((await other.Audits.ListAuditEntriesAsync(new() { PageSize = 200 })).Entries);
        foreach (var desk in new[] { service.Editor, service.Leader, service.StreetEditor })
        {
            Assert.Equal("ROLE_REQUIRED", (await Refusal.OfAsync(desk.Audits.ListAuditEntriesAsync(new()))).Reason);
            Assert.Equal("ROLE_REQUIRED", (await Refusal.OfAsync(desk.SelfChecks.GetSelfCheckAsync(new()))).Reason);
        }

        var wrong = await Refusal.OfAsync(service.Office.Audits.VerifyAuditAsync(new() { NotedSequence = 1, NotedHash = "x" }));
        Assert.Equal("INVALID_REQUEST", wrong.Reason);

        async Task<List<AuditEntry>> ListAsync(AuditFilter filter, int size = 200)
        {
            var request = new ListAuditEntriesRequest { Filter = filter, PageSize = size };
            var found = new List<AuditEntry>();
            do
            {
                var page = await service.Administrator.Audits.ListAuditEntriesAsync(request);
                found.AddRange(page.Entries);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);

            // Reading it was recorded nowhere: reads change nothing.
            return found;
        }
    }

    private static bool Publishes(AuditEntry entry) => entry.Rpc.EndsWith("/PublishDraft", StringComparison.Ordinal);

    /// <summary>The whole trail once it has what is waited for.</summary>
    private static Task<List<AuditEntry>> TrailAsync(CatalogueServer service, Func<List<AuditEntry>, bool> complete) => Eventually.That(
        async () =>
        {
            using var desk = service.Administrator;
            using var export = desk.Audits.ExportAuditEntries(new());
            return await export.ResponseStream.ReadAllAsync(Stop).ToListAsync(Stop);
        },
        complete);

    /// <summary>As whoever reads the contract would compute it.</summary>
    private static string HashOf(AuditEntry entry, string previous)
    {
        var lines = new List<string> { "opengov-audit-1" };
        Add("service", "catalogue");
        Add("sequence", $"{entry.Sequence}");
        Add("previous", previous);
        Add("id", entry.Id);
        Add("kind", $"{entry.Kind}".ToUpperInvariant());
        Add("time", $"{entry.Time.ToDateTimeOffset().ToUnixTimeMilliseconds()}");
        Add("actor", $"{entry.Actor}".ToUpperInvariant());
        Add("account", entry.Account);
        Add("organisation", entry.OrganisationId);
        Add("division", entry.Division);
        Add("on_behalf_of", entry.OnBehalfOf);
        Add("address", entry.Address);
        Add("rpc", entry.Rpc);
        Add("request_id", entry.RequestId);
        Add("resources", $"{entry.Resources.Count}");
        foreach (var resource in entry.Resources)
        {
            Add("resource", resource);
        }

        Add("collection", entry.Collection);
        Add("document", entry.DocumentId);
        Add("revision", $"{entry.Revision}");
        Add("reason", entry.Reason);
        Add("count", $"{entry.Count}");
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

        void Add(string name, string value) => lines.Add($"{name}={System.Text.Encoding.UTF8.GetByteCount(value)}:{value}");
    }
}
