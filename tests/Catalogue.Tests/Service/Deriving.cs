using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Testing;
using CatalogueVersion = OpenGov.Catalogues.Versions.CatalogueVersion;
using Head = OpenGov.Catalogues.Register.Catalogue;
using VersionState = OpenGov.Catalogues.Versions.VersionState;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>A street chooses what it derives, from one catalogue of the district and from several.</summary>
public sealed class Deriving
{
    private const string Local = "610116001-06";
    private const string Other = "610116-20";

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_street_previews_chooses_and_takes_over_the_rest_later(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var street = service.StreetEditor;
        var station = Work.Item("甲", Level.County, Level.Township);
        station.Channels.Add(new Channel { Kind = ChannelKind.Broadcast, Use = ChannelUse.Required });
        var v1 = await service.WithVersion1Async(station, Work.Item("乙", Level.Township), Work.Item("丙", Level.County));
        var request = new DeriveCatalogueRequest { UpstreamId = Sample.Catalogue, Division = Sample.Street, Preview = true, RequestId = Work.NewId() };

        var shown = await street.Derivations.DeriveCatalogueAsync(request);
        Assert.Equal(["甲", "乙"], shown.Working.Items.Select(item => item.Name));
        Assert.Equal(["subjects", "channels", "levels"], shown.Working.Items[0].Origin.LocalisedFields);
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(street.Drafts.GetDraftAsync(new() { CatalogueId = Local }))).Reason);
        request.Subject = "区民政局";
        Assert.Equal("subject", Assert.Single((await Refusal.OfAsync(street.Derivations.DeriveCatalogueAsync(request))).Violations));
        request.Subject = "";
        request.ItemIds.Add([v1.Items[2].Id, Work.NewId()]);
        Assert.Equal("itemIds[1]", Assert.Single((await Refusal.OfAsync(street.Derivations.DeriveCatalogueAsync(request))).Violations));
        request.ItemIds.RemoveAt(1);
        request.Preview = false;
        await street.Derivations.DeriveCatalogueAsync(request);
        var draft = await street.DraftAsync(Local);
        Assert.Equal("丙", Assert.Single(draft.Items).Name);

        var more = new TakeOverItemsRequest { CatalogueId = Local, UpstreamId = Sample.Catalogue, Revision = draft.Revision, RequestId = Work.NewId() };
        more.ItemIds.Add([v1.Items[1].Id, v1.Items[2].Id]);
        Assert.Equal("itemIds[1]", Assert.Single((await Refusal.OfAsync(street.Derivations.TakeOverItemsAsync(more))).Violations));
        more.ItemIds.RemoveAt(1);
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(service.Editor.Derivations.TakeOverItemsAsync(more))).Reason);
        var taken = await street.Derivations.TakeOverItemsAsync(more);
        Assert.Equal(taken, await street.Derivations.TakeOverItemsAsync(more));
        draft = await street.DraftAsync(Local);
        Assert.Equal([(1, "丙"), (2, "乙")], draft.Items.Select(item => (item.Number, item.Name)));
        Assert.Equal(draft.Items[1], Assert.Single(taken.Items));

        await street.Drafts.DiscardDraftAsync(new() { CatalogueId = Local, Revision = draft.Revision, RequestId = Work.NewId() });
        Assert.Equal("丙", Assert.Single((await street.OpenAsync(Local)).Items).Name);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_street_derives_several_catalogues_at_once_each_whole_or_not_at_all(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.WithVersion1Async(Work.Item("甲", Level.Township));
        await PublishOtherAsync(service, 1, "文化站开放");
        var request = new BatchDeriveCataloguesRequest { Division = Sample.Street, RequestId = Work.NewId() };
        request.Catalogues.Add([new CatalogueToDerive { UpstreamId = Other }, new() { UpstreamId = "610116-26" }, new() { UpstreamId = Sample.Catalogue }]);
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(service.Editor.Derivations.BatchDeriveCataloguesAsync(request))).Reason);
        var derived = await service.StreetEditor.Derivations.BatchDeriveCataloguesAsync(request);
        Assert.Equal([("610116001-20", ""), ("", "NOT_FOUND"), (Local, "")], derived.Results.Select(result => (result.Catalogue?.Id ?? "", result.Reason)));
        Assert.Equal("文化站开放", Assert.Single((await service.StreetEditor.DraftAsync("610116001-20")).Items).Name);
        Assert.Equal(derived, await service.StreetEditor.Derivations.BatchDeriveCataloguesAsync(request));
        request.Catalogues.Add(new CatalogueToDerive { UpstreamId = Sample.Catalogue });
        Assert.Equal("catalogues[3].upstreamId", Assert.Single((await Refusal.OfAsync(service.StreetEditor.Derivations.BatchDeriveCataloguesAsync(request))).Violations));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_catalogue_that_takes_items_of_another_one_follows_both(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var street = service.StreetEditor;
        await service.WithVersion1Async(Work.Item("甲", Level.Township));
        await PublishOtherAsync(service, 1, "文化站开放", "图书馆开放");
        await street.Derivations.DeriveCatalogueAsync(new() { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() });
        var draft = await street.DraftAsync(Local);
        var take = new TakeOverItemsRequest { CatalogueId = Local, UpstreamId = Other, Revision = draft.Revision, RequestId = Work.NewId() };
        take.ItemIds.Add(Sample.Id(1).ToString("D"));
        await street.Derivations.TakeOverItemsAsync(take);
        Assert.Equal(Other, Assert.Single((await street.DraftAsync(Local)).FurtherUpstreams).CatalogueId);
        await service.ReleaseAsync(Local);
        await Eventually.True(async () => (await street.Catalogues.GetCatalogueAsync(new() { Id = Local })).FurtherUpstreams.Count == 1);

        await PublishOtherAsync(service, 2, "文化站免费开放", "图书馆开放", "博物馆开放");
        var entry = await Eventually.That(
            async () => (await street.Derivations.ListUpstreamChangesAsync(new())).Changes.SingleOrDefault(), change => change is not null);
        Assert.Equal(new Upstream { CatalogueId = Other, Version = 1, CurrentVersion = 2 }, entry!.Upstream);
        Assert.Equal((1, 1), (entry.AddedCount, entry.ChangedCount));
        await service.Editor.OpenAsync();
        await service.ReleaseAsync();
        var both = await Eventually.That(async () => (await street.Derivations.ListUpstreamChangesAsync(new())).Changes, changes => changes.Count == 2);
        await street.Derivations.SetAsideUpstreamChangeAsync(new()
        {
            CatalogueId = Local,
            UpstreamVersion = 2,
            Reason = "与本街道无关",
            Revision = both[0].Revision,
            RequestId = Work.NewId(),
        });
        Assert.Equal([Other], (await street.Derivations.ListUpstreamChangesAsync(new())).Changes.Select(change => change.Upstream.CatalogueId));
        Assert.Equal(2, (await street.Derivations.ListUpstreamChangesAsync(new() { IncludeSetAside = true })).Changes.Count);
        draft = await street.OpenAsync(Local);
        var rebase = new RebaseDraftRequest { CatalogueId = Local, UpstreamId = Other, UpstreamVersion = 2, Revision = draft.Revision, RequestId = Work.NewId() };
        await street.Derivations.RebaseDraftAsync(rebase);
        Assert.Equal(["甲", "文化站免费开放"], (await street.DraftAsync(Local)).Items.Select(item => item.Name));
        await service.ReleaseAsync(Local);
        await Eventually.True(async () => (await street.Derivations.ListUpstreamChangesAsync(new())).Changes.Count == 0);
    }

    // Another catalogue of the district, with the event that its publication leaves; how it went through its review does not matter here.
    private static async Task PublishOtherAsync(CatalogueServer service, int number, params string[] names)
    {
        var stop = TestContext.Current.CancellationToken;
        if (number == 1)
        {
            var head = new Head { Division = Sample.District, Domain = "20", Title = "公共文化服务", CreatedAt = Sample.Now };
            await service.Services.GetRequiredService<IDocuments<Head>>().InsertAsync(Other, head, Attached.Nothing, stop);
        }

        var version = new CatalogueVersion
        {
            CatalogueId = Other,
            Number = number,
            State = VersionState.Published,
            Items = [.. names.Select((name, index) => Sample.Item(index + 1, name, Items.Level.Township))],
            OpenedAt = Sample.Now,
            PublishedAt = Sample.Now,
        };
        var happened = new CataloguePublished { EventId = Guid.NewGuid(), OccurredAt = Sample.Now, CatalogueId = Other, Version = number };
        await service.Services.GetRequiredService<IDocuments<CatalogueVersion>>()
            .InsertAsync($"{Other}:{number}", version, new Attached([happened]), stop);
    }
}
