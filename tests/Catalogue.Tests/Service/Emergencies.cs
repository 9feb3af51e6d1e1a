using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>What cannot wait, the second look afterwards, going back to an earlier version, and the work lists of everybody.</summary>
public sealed class Emergencies
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task An_emergency_publication_is_public_at_once_and_listed_until_another_person_has_looked(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        await service.Editor.AddAsync(Work.Item("养老机构备案"));
        var draft = await service.Editor.DraftAsync();
        var request = new EmergencyPublishRequest
        {
            CatalogueId = draft.CatalogueId,
            Digest = draft.Digest,
            Revision = draft.Revision,
            Reason = "汛情预警",
            RequestId = Work.NewId(),
        };
        Assert.Equal("ROLE_REQUIRED", (await Refusal.OfAsync(service.Editor.Reviews.EmergencyPublishAsync(request))).Reason);
        var published = await service.Leader.Reviews.EmergencyPublishAsync(request);
        Assert.Equal((VersionState.Published, true, "汛情预警"), (published.State, published.Emergency, published.Review.Emergency.Reason));

        var seen = (await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).Current;
        Assert.Equal((true, null), (seen.Emergency, seen.Review));
        Assert.DoesNotContain("汛情预警", seen.ToString(), StringComparison.Ordinal);
        Assert.True((await Eventually.That(() => service.Public.EventsAsync(), events => events.Count > 0))[0].Emergency);
        Assert.Empty(await WaitingAsync(service.Leader));
        Assert.Empty(await WaitingAsync(service.Reviewer));
        Assert.Equal((PendingReviewKind.SecondLook, "汛情预警"), Assert.Single(await WaitingAsync(service.Office)) is var look ? (look.Kind, look.Reason) : default);

        var confirmation = new ConfirmEmergencyRequest
        {
            CatalogueId = Sample.Catalogue,
            Number = 1,
            Digest = published.Digest,
            Revision = published.Revision,
            Note = "内容无误",
            RequestId = Work.NewId(),
        };
        Assert.Equal("SELF_REVIEW", (await Refusal.OfAsync(service.Leader.Reviews.ConfirmEmergencyAsync(confirmation))).Reason);
        var confirmed = await service.Office.Reviews.ConfirmEmergencyAsync(confirmation);
        Assert.Equal(("bgs.office", "内容无误"), (confirmed.Review.Emergency.ConfirmedBy, confirmed.Review.Emergency.ConfirmNote));
        Assert.Equal(confirmed, await service.Office.Reviews.ConfirmEmergencyAsync(confirmation));
        Assert.Empty(await WaitingAsync(service.Office));
        Assert.Equal(confirmed.Revision, (await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).Current.Revision);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task An_earlier_version_is_restored_as_a_new_draft_with_the_ids_of_its_items(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var first = await service.WithVersion1Async(Work.Item("养老机构备案"));
        var second = await service.Editor.OpenAsync();
        await service.Editor.Drafts.UpdateItemAsync(Work.Change(second.Items[0], "改错了"));
        var request = new RestoreVersionRequest { CatalogueId = Sample.Catalogue, Number = 1, RequestId = Work.NewId() };
        Assert.Equal("ALREADY_EXISTS", (await Refusal.OfAsync(service.Editor.Reviews.RestoreVersionAsync(request))).Reason);
        await service.ReleaseAsync();

        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(service.Editor.Reviews.RestoreVersionAsync(
            new() { CatalogueId = Sample.Catalogue, Number = 3, RequestId = Work.NewId() }))).Reason);
        var restored = await service.Editor.Reviews.RestoreVersionAsync(request);
        Assert.Equal(restored, await service.Editor.Reviews.RestoreVersionAsync(request));
        Assert.Equal((3, VersionState.Draft, StepKind.Restored, "恢复第 1 版"), (restored.Number, restored.State, restored.Steps.Single().Kind, restored.Steps[0].Note));
        Assert.Equal(first.Items, restored.Items);
        Assert.Equal(3, (await service.ReleaseAsync()).Number);
    }

    [Fact]
    public async Task Each_work_list_shows_what_its_owner_may_do_and_no_more()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        using var stranger = service.At(Sample.Stranger);
        await service.WithVersion1Async(Work.Item("乡级事项", Level.Township));
        await service.StreetEditor.Derivations.DeriveCatalogueAsync(
            new() { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() });
        var local = await service.StreetEditor.SubmitAsync(await service.StreetEditor.DraftAsync("610116001-06"));
        await service.Editor.OpenAsync();
        var submitted = await service.Editor.SubmitAsync(await service.Editor.DraftAsync());

        Assert.Equal([(Sample.Catalogue, PendingReviewKind.Stage, "初审")], await ShownAsync(service.Reviewer));
        Assert.Equal([("610116001-06", PendingReviewKind.Stage, "初审")], await ShownAsync(service.StreetReviewer));
        Assert.Equal([(Sample.Catalogue, PendingReviewKind.Consent, "初审")], await ShownAsync(service.Joining));
        foreach (var desk in (Desk[])[service.Editor, service.Leader, service.StreetLeader, service.Office, stranger])
        {
            Assert.Empty(await WaitingAsync(desk));
        }

        await service.Leader.ApproveAsync(await service.Reviewer.ApproveAsync(submitted));
        await service.StreetLeader.ApproveAsync(await service.StreetReviewer.ApproveAsync(local));
        var first = await service.Office.Reviews.ListPendingReviewsAsync(new() { PageSize = 1 });
        var rest = await service.Office.Reviews.ListPendingReviewsAsync(new() { PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal([Sample.Catalogue, "610116001-06"], new[] { first, rest }.Select(page => page.Reviews.Single().CatalogueId).Order(StringComparer.Ordinal));
        Assert.Equal("", rest.NextPageToken);
        Assert.Equal(["610116-czj"], (await WaitingAsync(service.Office)).Single(one => one.CatalogueId == Sample.Catalogue).MissingConsentOrganisationIds);
        Assert.Equal(StatusCode.Unauthenticated, (await Refusal.OfAsync(service.Public.Reviews.ListPendingReviewsAsync(new()))).Code);
    }

    private static async Task<IReadOnlyList<PendingReview>> WaitingAsync(Desk desk) => (await desk.Reviews.ListPendingReviewsAsync(new())).Reviews;

    private static async Task<IEnumerable<(string, PendingReviewKind, string)>> ShownAsync(Desk desk) =>
        (await WaitingAsync(desk)).Select(one => (one.CatalogueId, one.Kind, one.StageName));
}
