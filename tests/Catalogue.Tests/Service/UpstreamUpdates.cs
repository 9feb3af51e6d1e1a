using Microsoft.Extensions.DependencyInjection;
using OpenGov.Catalogues.Derivation;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Testing;
using Head = OpenGov.Catalogues.Register.Catalogue;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The district publishes again, and a street takes that over without losing its own edits.</summary>
public sealed class UpstreamUpdates
{
    private const string Local = "610116001-06";

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_street_takes_a_new_district_version_over_decides_a_conflict_and_is_proposed_the_same_next_time(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var street = service.StreetEditor;
        var v1 = await StartAsync(service);

        await service.Editor.OpenAsync();
        var now = (await service.Editor.DraftAsync()).Items;
        await service.Editor.Drafts.UpdateItemAsync(Work.Change(now[0], "上级的新内容"));
        await service.Editor.Drafts.UpdateItemAsync(Work.Change(now[1], "乙的新内容"));
        await service.Editor.Drafts.RemoveItemAsync(new() { CatalogueId = Sample.Catalogue, ItemId = now[2].Id, Revision = 1, RequestId = Work.NewId() });
        await service.Editor.AddAsync(Work.Item("丁", Level.Township));
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(street.Derivations.PreviewImpactAsync(new() { CatalogueId = Sample.Catalogue }))).Reason);
        var impact = await service.Editor.Derivations.PreviewImpactAsync(new() { CatalogueId = Sample.Catalogue });
        Assert.Equal(
            (1, 1, 2, 1, 1), (impact.AffectedCount, impact.AddedCount, impact.ChangedCount, impact.RemovedCount, impact.ConflictCount));
        Assert.Equal((Local, 1), (Assert.Single(impact.Streets).CatalogueId, impact.Streets[0].ConflictCount));
        await service.ReleaseAsync();

        var entry = await EntryAsync(street, 2);
        Assert.Equal((1, 2, 1, 1), (entry.AddedCount, entry.ChangedCount, entry.RemovedCount, entry.ConflictCount));
        Assert.False(entry.InDraft);
        Assert.NotNull(entry.PublishTime);
        await OnlyKeepersAsync(service);
        var changes = await street.Derivations.GetUpstreamChangesAsync(new() { CatalogueId = Local });
        Assert.Equal(["甲", "乙", "丙", "丁"], changes.Changes.Select(change => change.Name));
        var conflict = changes.Changes[0];
        Assert.Equal(("备案条件；备案材料", "上级的新内容", "本街道办理"), (conflict.Base.Content, conflict.Theirs.Content, conflict.Ours.Content));
        Assert.Equal((v1.Items[0].Id, ""), (conflict.UpstreamItemId, conflict.Theirs.Name));
        Assert.Equal((FieldOutcome.Conflict, FieldChoice.Unspecified), (Assert.Single(conflict.Fields).Outcome, conflict.Fields[0].Proposed));
        Assert.Equal(UpstreamItemChangeKind.Replaced, changes.Changes[2].Kind);
        Assert.Equal(ItemChoice.Take, changes.Changes[3].Proposed);

        var request = new RebaseDraftRequest { CatalogueId = Local, UpstreamVersion = 2, Preview = true, RequestId = Work.NewId() };
        Assert.Equal(1, (await street.Derivations.RebaseDraftAsync(request)).OpenConflictCount);
        var apply = new RebaseDraftRequest { CatalogueId = Local, UpstreamVersion = 2, RequestId = Work.NewId() };
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(street.Derivations.RebaseDraftAsync(apply))).Reason);
        var page = await street.Derivations.GetUpstreamChangesAsync(new() { CatalogueId = Local, PageSize = 3 });
        var draft = await street.OpenAsync(Local);
        apply.Revision = draft.Revision;
        var old = await Refusal.OfAsync(street.Derivations.GetUpstreamChangesAsync(new() { CatalogueId = Local, PageSize = 3, PageToken = page.NextPageToken }));
        Assert.Equal(("PAGE_TOKEN_INVALID", "pageToken"), (old.Reason, Assert.Single(old.Violations)));
        Assert.False((await EntryAsync(street, 2)).InDraft);
        var open = await Refusal.OfAsync(street.Derivations.RebaseDraftAsync(apply));
        Assert.Equal(("CONFLICTS_UNRESOLVED", $"{v1.Items[0].Id}/content"), (open.Reason, Assert.Single(open.Violations)));
        Assert.Equal(draft.Digest, (await street.DraftAsync(Local)).Digest);
        apply.FieldDecisions.Add(new FieldDecision { UpstreamItemId = v1.Items[0].Id, Field = "content", Choice = FieldChoice.Ours });
        apply.UpstreamVersion = 1;
        var moved = await Refusal.OfAsync(street.Derivations.RebaseDraftAsync(apply));
        Assert.Equal(("UPSTREAM_MOVED", "2"), (moved.Reason, moved.Facts["current_version"]));
        apply.UpstreamVersion = 2;
        var rebased = await street.Derivations.RebaseDraftAsync(apply);
        Assert.Equal((1, 1, 1), (rebased.AddedCount, rebased.ChangedCount, rebased.RemovedCount));
        Assert.Equal(rebased, await street.Derivations.RebaseDraftAsync(apply));
        Assert.Equal(StepKind.Rebased, rebased.Draft.Steps[^1].Kind);

        draft = await street.DraftAsync(Local);
        Assert.Equal([("甲", "本街道办理"), ("乙", "乙的新内容"), ("丁", "备案条件；备案材料")], draft.Items.Select(item => (item.Name, item.Content)));
        Assert.All(draft.Items, item => Assert.Equal(2, item.Origin.Version));
        Assert.True((await EntryAsync(street, 2)).InDraft);
        await service.ReleaseAsync(Local);
        await Eventually.True(async () => (await street.Derivations.ListUpstreamChangesAsync(new())).Changes.Count == 0);
        Assert.Equal(
            new Upstream { CatalogueId = Sample.Catalogue, Version = 2, CurrentVersion = 2 },
            (await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Local })).Upstream);

        await service.Editor.OpenAsync();
        await service.Editor.Drafts.UpdateItemAsync(Work.Change((await service.Editor.DraftAsync()).Items[0], "上级又改"));
        await service.ReleaseAsync();
        await EntryAsync(street, 3);
        var again = (await street.Derivations.GetUpstreamChangesAsync(new() { CatalogueId = Local })).Changes.Single().Fields.Single();
        Assert.Equal((FieldChoice.Ours, 2, "wq.editor"), (again.Proposed, again.Kept.Version, again.Kept.Actor));
        draft = await street.OpenAsync(Local);
        apply = new() { CatalogueId = Local, UpstreamVersion = 3, Revision = draft.Revision, AcceptKept = true, RequestId = Work.NewId() };
        rebased = await street.Derivations.RebaseDraftAsync(apply);
        Assert.Equal((3, draft.Digest), (rebased.Draft.Upstream.Version, rebased.Draft.Digest));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_change_that_is_set_aside_waits_until_the_district_publishes_again(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var street = service.StreetEditor;
        await StartAsync(service);
        await service.Editor.OpenAsync();
        await service.Editor.Drafts.UpdateItemAsync(Work.Change((await service.Editor.DraftAsync()).Items[0], "上级的新内容"));
        await service.Editor.AddAsync(Work.Item("丁", Level.Township));
        await service.ReleaseAsync();
        var entry = await EntryAsync(street, 2);
        Assert.Equal((1, 1, 0, 1), (entry.AddedCount, entry.ChangedCount, entry.RemovedCount, entry.ConflictCount));

        var request = new SetAsideUpstreamChangeRequest
        {
            CatalogueId = Local,
            UpstreamVersion = 1,
            Reason = "与本街道无关",
            Revision = entry.Revision,
            RequestId = Work.NewId(),
        };
        Assert.Equal("UPSTREAM_MOVED", (await Refusal.OfAsync(street.Derivations.SetAsideUpstreamChangeAsync(request))).Reason);
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(service.Editor.Derivations.SetAsideUpstreamChangeAsync(request))).Reason);
        request.UpstreamVersion = 2;
        var aside = await street.Derivations.SetAsideUpstreamChangeAsync(request);
        Assert.Equal(aside, await street.Derivations.SetAsideUpstreamChangeAsync(request));
        Assert.Equal(new UpstreamChange(entry) { SetAside = aside.SetAside, Revision = entry.Revision + 1 }, aside);
        Assert.Empty((await street.Derivations.ListUpstreamChangesAsync(new())).Changes);
        var kept = Assert.Single((await service.Office.Derivations.ListUpstreamChangesAsync(new() { IncludeSetAside = true })).Changes);
        Assert.Equal((2, "与本街道无关", "wq.editor"), (kept.SetAside.Version, kept.SetAside.Reason, kept.SetAside.Actor));

        await service.Editor.OpenAsync();
        await service.ReleaseAsync();
        Assert.Equal("与本街道无关", (await EntryAsync(street, 3)).SetAside.Reason);
    }

    [Fact]
    public async Task What_the_district_publishes_between_reading_its_version_and_writing_the_derived_catalogue_is_told_all_the_same()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await StartAsync(service);
        await service.Editor.OpenAsync();
        await service.ReleaseAsync();
        await EntryAsync(service.StreetEditor, 2);

        // As if the event of the second version had been applied before the derived catalogue was there.
        var cancellation = TestContext.Current.CancellationToken;
        var heads = service.Services.GetRequiredService<IDocuments<Head>>();
        var head = (await heads.FindAsync(Local, cancellation))!;
        await heads.ReplaceAsync(
            Local, head.Revision, head.Value with { Upstream = head.Value.Upstream! with { CurrentVersion = 1 } }, Attached.Nothing, cancellation);
        Assert.Empty((await service.StreetEditor.Derivations.ListUpstreamChangesAsync(new())).Changes);
        await service.Services.GetRequiredService<UpstreamReaction>().ApplyAsync(
            new CatalogueCreated { EventId = Guid.NewGuid(), OccurredAt = Sample.Now, CatalogueId = Local }, cancellation);
        await EntryAsync(service.StreetEditor, 2);
    }

    private static async Task<CatalogueVersion> StartAsync(CatalogueServer service)
    {
        var v1 = await service.WithVersion1Async(
            Work.Item("甲", Level.Township), Work.Item("乙", Level.Township), Work.Item("丙", Level.Township));
        var street = service.StreetEditor;
        await street.Derivations.DeriveCatalogueAsync(new() { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() });
        await street.Drafts.UpdateItemAsync(Work.Change((await street.DraftAsync(Local)).Items[0], "本街道办理", Local));
        await service.ReleaseAsync(Local);
        return v1;
    }

    private static async Task<UpstreamChange> EntryAsync(Desk street, int version) => (await Eventually.That(
        async () => (await street.Derivations.ListUpstreamChangesAsync(new())).Changes.SingleOrDefault(),
        change => change?.Upstream.CurrentVersion == version))!;

    private static async Task OnlyKeepersAsync(CatalogueServer service)
    {
        using var neighbour = service.At(Sample.Person("gd.editor", "610116002", "610116002", "editor"));
        var asked = new GetUpstreamChangesRequest { CatalogueId = Local };
        foreach (var desk in (Desk[])[neighbour, service.Editor])
        {
            Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(desk.Derivations.GetUpstreamChangesAsync(asked))).Reason);
            Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(desk.Derivations.RebaseDraftAsync(
                new() { CatalogueId = Local, UpstreamVersion = 2, Preview = true, RequestId = Work.NewId() }))).Reason);
        }

        Assert.Equal(4, (await service.Office.Derivations.GetUpstreamChangesAsync(asked)).Changes.Count);
        asked.PageSize = 3;
        var first = await service.Office.Derivations.GetUpstreamChangesAsync(asked);
        asked.PageToken = first.NextPageToken;
        Assert.Equal(["丁"], (await service.Office.Derivations.GetUpstreamChangesAsync(asked)).Changes.Select(change => change.Name));
    }
}
