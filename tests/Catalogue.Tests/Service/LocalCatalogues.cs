using Microsoft.Extensions.DependencyInjection;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Documents;
using OpenGov.Testing;
using CatalogueVersion = OpenGov.Catalogues.Versions.CatalogueVersion;
using StepKind = OpenGov.Contracts.Catalogue.V1.StepKind;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>A street derives its catalogue, localises it, publishes it, and learns that the district has published again.</summary>
public sealed class LocalCatalogues
{
    private const string Local = "610116001-06";

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_street_derives_localises_publishes_and_hears_of_upstream_changes(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var street = service.StreetEditor;
        var request = new DeriveCatalogueRequest { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() };
        await service.Editor.CreateAsync();
        Assert.Equal("WRONG_STATE", (await Refusal.OfAsync(street.Derivations.DeriveCatalogueAsync(request))).Reason);

        await service.Editor.OpenAsync();
        await service.Editor.AddAsync(Work.Item("县级事项", Level.County));
        var upstreamItem = (await service.Editor.AddAsync(Work.Item("两级事项", Level.County, Level.Township))).Item;
        await service.Editor.AddAsync(Work.Item("乡级事项", Level.Township));
        await service.ReleaseAsync();

        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(service.Editor.Derivations.DeriveCatalogueAsync(request))).Reason);
        var derived = await street.Derivations.DeriveCatalogueAsync(request);
        Assert.Equal((Local, "西安市长安区韦曲街道养老服务领域基层政务公开标准目录"), (derived.Id, derived.Title));
        Assert.Equal(new Upstream { CatalogueId = Sample.Catalogue, Version = 1, CurrentVersion = 1 }, derived.Upstream);
        Assert.Equal((2, 1), (derived.Working.ItemCount, derived.Working.Number));
        var draft = await street.DraftAsync(Local);
        Assert.Equal((derived.Working.Digest, derived.Working.Revision), (draft.Digest, draft.Revision));
        Assert.Equal([(1, "两级事项", "610116001"), (2, "乡级事项", "610116001")], draft.Items.Select(item => (item.Number, item.Name, item.Subjects.Single().OrganisationId)));
        var origin = draft.Items[0].Origin;
        Assert.Equal((Sample.Catalogue, 1, upstreamItem.Id), (origin.CatalogueId, origin.Version, origin.ItemId));
        Assert.Equal(["subjects", "levels"], origin.LocalisedFields);
        var localised = await street.Drafts.UpdateItemAsync(Work.Change(draft.Items[0], "本街道便民服务中心办理", Local));
        Assert.Equal(["content", "subjects", "levels"], localised.Item.Origin.LocalisedFields);
        await service.ReleaseAsync(Local);
        Assert.Empty((await street.Derivations.ListUpstreamChangesAsync(new())).Changes);

        await service.Editor.OpenAsync();
        await service.ReleaseAsync();
        var change = await Eventually.That(
            async () => (await street.Derivations.ListUpstreamChangesAsync(new())).Changes.SingleOrDefault(), change => change is not null);
        var lagging = new Upstream { CatalogueId = Sample.Catalogue, Version = 1, CurrentVersion = 2 };
        Assert.Equal((Local, derived.Title, lagging), (change!.CatalogueId, change.Title, change.Upstream));
        Assert.Equal(lagging, (await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Local })).Upstream);
        Assert.Single((await service.Office.Derivations.ListUpstreamChangesAsync(new() { Division = Sample.Street })).Changes);
        Assert.Empty((await service.Editor.Derivations.ListUpstreamChangesAsync(new())).Changes);
        using var neighbour = service.At(Sample.Person("gd.editor", "610116002", "610116002", "editor"));
        Assert.Empty((await neighbour.Derivations.ListUpstreamChangesAsync(new())).Changes);
        Assert.Equal(
            "NOT_RESPONSIBLE", (await Refusal.OfAsync(neighbour.Derivations.ListUpstreamChangesAsync(new() { Division = Sample.Street }))).Reason);

        var happened = await Eventually.That(
            async () => (await street.EventsAsync(Local)).SingleOrDefault(one => one.Kind == CatalogueEventKind.UpstreamChanged), one => one is not null);
        Assert.Equal(lagging, happened!.Upstream);
        Assert.DoesNotContain(await service.Editor.EventsAsync(), one => one.Kind == CatalogueEventKind.UpstreamChanged);
        Assert.DoesNotContain(await service.Public.EventsAsync(), one => one.Kind == CatalogueEventKind.UpstreamChanged);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_derivation_that_was_cut_off_is_completed_by_repeating_it_or_by_opening_a_draft(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var street = service.StreetEditor;
        await service.WithVersion1Async(Work.Item("乡级事项", Level.Township));
        var request = new DeriveCatalogueRequest { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() };
        var derived = await street.Derivations.DeriveCatalogueAsync(request);

        await LoseDraftAsync(service);
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(street.Drafts.GetDraftAsync(new() { CatalogueId = Local }))).Reason);
        Assert.Equal(derived, await street.Derivations.DeriveCatalogueAsync(request));
        Assert.Equal(derived.Working.Digest, (await street.DraftAsync(Local)).Digest);

        await LoseDraftAsync(service);
        var opened = await street.OpenAsync(Local);
        Assert.Equal(("乡级事项", StepKind.Derived), (Assert.Single(opened.Items).Name, opened.Steps.Single().Kind));
        Assert.Equal(derived, await street.Derivations.DeriveCatalogueAsync(request));
        Assert.Equal(opened.Digest, (await street.DraftAsync(Local)).Digest);
        var other = request.Clone();
        other.RequestId = Work.NewId();
        Assert.Equal("ALREADY_EXISTS", (await Refusal.OfAsync(street.Derivations.DeriveCatalogueAsync(other))).Reason);
    }

    // As a crash between the two writes would have left it.
    private static async Task LoseDraftAsync(CatalogueServer service)
    {
        var documents = service.Services.GetRequiredService<IDocuments<CatalogueVersion>>();
        var history = service.Services.GetRequiredService<VersionHistory>();
        var draft = await history.WorkingAsync(Local, TestContext.Current.CancellationToken);
        await service.Stored.DeleteAsync("versions", draft!.Id);

        // The process of the crash would not remember it either.
        Assert.Null(await documents.FindAnsweredAsync(draft.Id, TestContext.Current.CancellationToken));
    }
}
