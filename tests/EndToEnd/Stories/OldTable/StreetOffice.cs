using OpenGov.Contracts.Catalogue.V1;
using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;

namespace OpenGov.EndToEnd.Stories.OldTable;

/// <summary>韦曲街道办事处 keeps a catalogue derived from the bureau's, with a guide of its own, and takes the bureau's next version over.</summary>
internal sealed class StreetOffice : IDisposable
{
    private const string Catalogue = "610116001-05";
    private const string OwnGuide = "申请条件和材料；在韦曲街道便民服务中心2号窗口受理；咨询电话029-85290000";

    private readonly ReviewWay way;

    private StreetOffice(ReviewWay way) => this.way = way;

    public static async Task<StreetOffice> AtWorkAsync(ITestSystem system) => new(await ReviewWay.OfAsync(system, Catalogue, "weiqu"));

    public async Task WritesItsOwnCounterIntoTheGuideAsync()
    {
        await way.OpenAsync();
        await way.ChangeAsync(await GuideAsync(), "content", new() { Content = OwnGuide });
        await way.ReleaseAsync();
    }

    public async Task FindsTheChangeInItsInboxAsync(int version)
    {
        var entry = await Eventually.That(
            EntryAsync, change => change?.Upstream.CurrentVersion == version, because: "the inbox tells of the bureau's version");
        Assert.Equal((1, 13, 1, 1), (entry!.AddedCount, entry.ChangedCount, entry.RemovedCount, entry.ConflictCount));
    }

    public async Task PreviewsOneConflictAsync(int version)
    {
        var preview = await way.Editor.Derivations.RebaseDraftAsync(
            new() { CatalogueId = Catalogue, UpstreamVersion = version, Preview = true, RequestId = Desk.NewRequest() });
        Assert.Equal(1, preview.OpenConflictCount);
        var conflict = Conflict(preview);
        Assert.Equal("办事指南", conflict.Name);
        Assert.Equal("content", conflict.Fields.Single(field => field.Outcome == FieldOutcome.Conflict).Field);
        Assert.Equal(OwnGuide, conflict.Ours.Content);
        Assert.Contains("经办人手机138****5678", conflict.Theirs.Content, StringComparison.Ordinal);
    }

    public async Task CannotTakeItOverUndecidedAsync(int version)
    {
        await way.OpenAsync();
        var (reason, violations) = await Desk.RefusedAsync(way.Editor.Derivations.RebaseDraftAsync(await RebaseAsync(version)));
        Assert.Equal("CONFLICTS_UNRESOLVED", reason);
        Assert.Single(violations);
    }

    public async Task DecidesAndTakesItOverAsync(int version)
    {
        var request = await RebaseAsync(version);
        request.FieldDecisions.Add(new FieldDecision
        {
            UpstreamItemId = (await GuideAsync()).Origin.ItemId,
            Field = "content",
            Choice = FieldChoice.Ours,
        });
        var taken = await way.Editor.Derivations.RebaseDraftAsync(request);
        Assert.Equal((1, 13, 1, version), (taken.AddedCount, taken.ChangedCount, taken.RemovedCount, taken.Draft.Upstream.Version));

        var draft = await way.DraftAsync();
        Assert.Equal(MessyTable.Items.Order(), draft.Items.Select(item => $"{item.Category} {item.Name}").Order());
        Assert.Equal(OwnGuide, (await GuideAsync()).Content);
        Assert.All(draft.Items, item => Assert.Equal("韦曲街道办事处", Assert.Single(item.Subjects).Name));
        Assert.DoesNotContain(draft.Items.SelectMany(item => item.Channels), channel => channel.Kind == ChannelKind.Gazette);
    }

    public async Task PublishesAsync() => await way.ReleaseAsync();

    public async Task HasAnEmptyInboxAsync() =>
        await Eventually.True(async () => await EntryAsync() is null, because: "publishing what was taken over closes the entry");

    public void Dispose() => way.Dispose();

    private Task<CatalogueItem> GuideAsync() => way.ItemAsync("最低生活保障", "办事指南");

    private static UpstreamItemChange Conflict(RebaseDraftResponse preview) =>
        preview.Changes.Single(change => change.Conflict || change.Fields.Any(field => field.Outcome == FieldOutcome.Conflict));

    private async Task<UpstreamChange?> EntryAsync() =>
        (await way.Editor.Derivations.ListUpstreamChangesAsync(new() { PageSize = 200 })).Changes.SingleOrDefault(change => change.CatalogueId == Catalogue);

    private async Task<RebaseDraftRequest> RebaseAsync(int version) => new()
    {
        CatalogueId = Catalogue,
        UpstreamVersion = version,
        Revision = (await way.DraftAsync()).Revision,
        RequestId = Desk.NewRequest(),
    };
}
