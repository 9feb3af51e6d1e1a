using Microsoft.Extensions.DependencyInjection;
using OpenGov.Catalogues.Bases;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Documents;
using OpenGov.Testing;
using LegalBasis = OpenGov.Catalogues.Bases.LegalBasis;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>A law ends: every catalogue that cites it is flagged, and its keepers have work until they publish without it.</summary>
public sealed class RepealedBases
{
    private const string Local = "610116001-06";

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_repealed_law_flags_the_citing_items_of_the_district_and_its_streets_until_they_publish_without_it(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var old = await service.Leader.Bases.CreateBasisAsync(Law.Request("jiu-banfa", "旧办法", "民政部令第1号"));
        var next = await service.Leader.Bases.CreateBasisAsync(Law.Request("xin-banfa", "新办法", "民政部令第2号"));
        await service.WithVersion1Async(
            Law.Citing("《旧办法》（民政部令第1号）", "旧县级事项"),
            Law.Citing("《旧办法》", "旧两级事项", Level.County, Level.Township),
            Law.Citing("《新办法》", "新事项", Level.County, Level.Township));
        var street = service.StreetEditor;
        await street.Derivations.DeriveCatalogueAsync(new() { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() });
        await service.ReleaseAsync(Local);
        await CitedByAsync(service.Public, old.Id, (Sample.Catalogue, ["旧县级事项", "旧两级事项"]), (Local, ["旧两级事项"]));
        Assert.Empty(await WorkAsync(service.Office));

        await service.Leader.Bases.RepealBasisAsync(Law.Repeal(old, "2026-01-01", next.Id));
        var work = await Eventually.That(() => WorkAsync(service.Office), found => found.Count == 2);
        Assert.Equal([Sample.Catalogue, Local], work.Select(one => one.CatalogueId));
        Assert.All(work, one => Assert.Equal(
            (BasisWorkState.Open, old.Id, "旧办法", "2026-01-01", next.Id, "新办法", 1),
            (one.State, one.BasisId, one.BasisTitle, one.RepealedOn, one.ReplacedBy, one.ReplacedByTitle, one.Version)));
        Assert.Equal([(1, "旧县级事项", "《旧办法》（民政部令第1号）"), (2, "旧两级事项", "《旧办法》")], work[0].Items.Select(item => (item.Number, item.Name, item.Text)));
        Assert.Equal(["旧两级事项"], work[1].Items.Select(item => item.Name));
        Assert.Equal(2, (await service.Office.Bases.ListBasisWorkAsync(new() { BasisId = old.Id })).Work.Count);
        Assert.Empty((await service.Office.Bases.ListBasisWorkAsync(new() { BasisId = next.Id })).Work);
        Assert.Equal([Sample.Catalogue], (await WorkAsync(service.Editor)).Select(one => one.CatalogueId));
        Assert.Equal([Local], (await WorkAsync(street)).Select(one => one.CatalogueId));
        Assert.Equal([Sample.Catalogue], (await WorkAsync(service.At(Sample.Joining))).Select(one => one.CatalogueId));
        Assert.Empty(await WorkAsync(service.At(Sample.Stranger)));
        Assert.Empty(await WorkAsync(service.At(Sample.OtherOffice)));

        var flagged = await Eventually.That(
            async () => (await service.Office.EventsAsync()).Where(one => one.Kind == CatalogueEventKind.BasisFlagged).ToList(), found => found.Count == 2);
        Assert.Equal([Sample.Catalogue, Local], flagged.Select(one => one.CatalogueId).Order(StringComparer.Ordinal));
        Assert.All(flagged, one => Assert.Equal((old.Id, "2026-01-01", next.Id), (one.BasisId, one.RepealedOn, one.ReplacedBy)));
        Assert.DoesNotContain(await service.Public.EventsAsync(), one => one.Kind == CatalogueEventKind.BasisFlagged);

        await street.OpenAsync(Local);
        var cited = (await street.DraftAsync(Local)).Items.Single(item => item.Name == "旧两级事项").Bases.Single();
        Assert.Equal(
            (old.Id, OpenGov.Contracts.Catalogue.V1.BasisStatus.Superseded, next.Id), (cited.BasisId, cited.Status, cited.ReplacedBy));
        cited = (await street.DraftAsync(Local)).Items.Single(item => item.Name == "新事项").Bases.Single();
        Assert.Equal((next.Id, OpenGov.Contracts.Catalogue.V1.BasisStatus.InForce, ""), (cited.BasisId, cited.Status, cited.ReplacedBy));
        Assert.All((await service.Public.Catalogues.GetCatalogueAsync(new() { Id = Local })).Current.Items, item => Assert.Empty(item.Bases.Single().BasisId));
        Assert.Equal(BasisWorkState.Open, Assert.Single(await WorkAsync(street)).State);
        Assert.Equal([Local], await DraftsCitingAsync(street, old.Id));
        await street.CiteAsync("旧两级事项", "《新办法》", Local);
        Assert.Equal(BasisWorkState.InDraft, Assert.Single(await WorkAsync(street)).State);
        Assert.Empty(await DraftsCitingAsync(street, old.Id));
        Assert.Equal([Local], await DraftsCitingAsync(service.Office, next.Id));
        Assert.Empty(await DraftsCitingAsync(service.Editor, next.Id));
        Assert.Equal("UNAUTHENTICATED", (await Refusal.OfAsync(service.Public.Bases.ListCitationsAsync(new() { BasisId = old.Id, Working = true }))).Reason);
        await service.ReleaseAsync(Local);
        await Eventually.True(async () => (await WorkAsync(street)).Count == 0);
        var done = Assert.Single((await street.Bases.ListBasisWorkAsync(new() { Done = true })).Work);
        Assert.Equal((BasisWorkState.Done, 1, "旧两级事项"), (done.State, done.Version, done.Items.Single().Name));
        await CitedByAsync(service.Public, old.Id, (Sample.Catalogue, ["旧县级事项", "旧两级事项"]));
        Assert.Single(await WorkAsync(service.Office));

        // Citing it once more makes new work; a repeal that was a mistake leaves none.
        await street.OpenAsync(Local);
        await street.CiteAsync("旧两级事项", "《旧办法》", Local);
        await service.ReleaseAsync(Local);
        Assert.Equal(3, (await Eventually.That(() => WorkAsync(street), found => found.Count == 1))[0].Version);
        await service.Leader.Bases.ReinstateBasisAsync(new() { Id = old.Id, Revision = 2, RequestId = Work.NewId() });
        await Eventually.True(async () => (await service.Office.Bases.ListBasisWorkAsync(new() { Done = true })).Work.Count == 0);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_repeal_to_come_flags_on_its_day_and_a_law_added_later_is_found_in_what_is_published(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var published = await service.WithVersion1Async(Law.Citing("《旧办法》", "旧事项"));
        await AddOthersAsync(service);
        var old = await service.Office.Bases.CreateBasisAsync(Law.Request("jiu-banfa", "旧办法", ""));
        await CitedByAsync(service.Public, old.Id, (Sample.Catalogue, ["旧事项"]));
        await LeaveBehindAsync(service, old.Id);
        await CitedByAsync(service.Public, old.Id, (Sample.Catalogue, ["旧事项"]));
        var tomorrow = Day.Today(TimeProvider.System).AddDays(2).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var repealed = await service.Office.Bases.RepealBasisAsync(Law.Repeal(old, tomorrow));
        Assert.Equal((OpenGov.Contracts.Catalogue.V1.BasisStatus.InForce, tomorrow), (repealed.Status, repealed.RepealedOn));
        await ComeAsync(service, old.Id);
        Assert.Equal("旧事项", (await Eventually.That(() => WorkAsync(service.Editor), found => found.Count == 1))[0].Items.Single().Name);
        await Eventually.That(
            async () => (await service.Public.EventsAsync()).Where(one => one.Kind == CatalogueEventKind.BasisRepealed).Select(one => one.InEffect).ToList(),
            found => found is [false, true]);

        await service.Leader.WithdrawAsync(published, "依据已经废止");
        await Eventually.True(async () => (await WorkAsync(service.Editor)).Count == 0);
        Assert.Empty((await service.Public.Bases.ListCitationsAsync(new() { BasisId = old.Id })).Citations);
    }

    // More catalogues than one question answers, all before the one that cites it.
    private static async Task AddOthersAsync(CatalogueServer service)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var others = Enumerable.Range(100000, 250).Select(division => $"{division}-01").Select(id => (id, new CatalogueCitations { CatalogueId = id }));
        await service.Services.GetRequiredService<IDocuments<CatalogueCitations>>().InsertInOrderAsync([.. others], cancellation);
    }

    // What the index still says of a catalogue of which nothing is public any more.
    private static async Task LeaveBehindAsync(CatalogueServer service, string basis) =>
        await service.Services.GetRequiredService<IDocuments<OpenGov.Catalogues.Bases.BasisCitation>>().InsertAsync(
            OpenGov.Catalogues.Bases.BasisCitation.IdOf(basis, "610116-07"),
            new() { BasisId = basis, CatalogueId = "610116-07", Version = 1, Items = [new(Sample.Id(1), 1, "撤回的事项", "《旧办法》")] },
            Attached.Nothing,
            TestContext.Current.CancellationToken);

    // As if the days had passed until then.
    private static async Task ComeAsync(CatalogueServer service, string basis)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var bases = service.Services.GetRequiredService<IDocuments<LegalBasis>>();
        var stored = (await bases.FindAsync(basis, cancellation))!;
        var today = Day.Today(TimeProvider.System);
        await bases.ReplaceAsync(basis, stored.Revision, stored.Value with { RepealedOn = today, DueOn = today }, Attached.Nothing, cancellation);
        Assert.Equal(1, await service.Services.GetRequiredService<BasisDays>().TurnAsync(cancellation));
        Assert.Equal(0, await service.Services.GetRequiredService<BasisDays>().TurnAsync(cancellation));
    }

    private static async Task<IReadOnlyList<BasisWork>> WorkAsync(Desk desk) => (await desk.Bases.ListBasisWorkAsync(new())).Work;

    private static async Task<IReadOnlyList<string>> DraftsCitingAsync(Desk desk, string basis) =>
        [.. (await desk.Bases.ListCitationsAsync(new() { BasisId = basis, Working = true })).Citations.Select(one => one.CatalogueId)];

    private static Task CitedByAsync(Desk desk, string basis, params (string Catalogue, string[] Items)[] expected) => Eventually.True(
        async () => (await desk.Bases.ListCitationsAsync(new() { BasisId = basis })).Citations
            .Select(one => $"{one.CatalogueId} {string.Join('、', one.Items.Select(item => item.Name))}")
            .SequenceEqual(expected.Select(one => $"{one.Catalogue} {string.Join('、', one.Items)}")));
}
