using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Events;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The office and the public look how far the streets have come; streets say what does not concern them.</summary>
public sealed class Coverage
{
    private const string Local = "610116001-06";

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task The_matrix_follows_the_work_of_the_streets_and_shows_the_public_no_draft(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        Assert.Equal(CoverageState.Missing, (await CellAsync(service.Office)).State);
        await service.WithVersion1Async(Work.Item("两级事项", Level.County, Level.Township));
        var street = service.StreetEditor;
        await street.Derivations.DeriveCatalogueAsync(new() { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() });
        var drafted = await Eventually.That(() => CellAsync(service.Office), cell => cell.State == CoverageState.Draft);
        Assert.Equal((Local, 0, VersionState.Draft), (drafted.CatalogueId, drafted.Version, drafted.Working));
        var seen = await CellAsync(service.Public);
        Assert.Equal((CoverageState.Missing, VersionState.Unspecified), (seen.State, seen.Working));
        Assert.Equal(CoverageState.Missing, (await CellAsync(service.At(Sample.OtherOffice))).State);
        Assert.Equal(CoverageState.Missing, (await CellAsync(service.At(Sample.Administrator))).State);

        await service.ReleaseAsync(Local);
        var published = await Eventually.That(() => CellAsync(service.Public), cell => cell.State == CoverageState.Published);
        Assert.Equal(1, published.Version);
        await service.Editor.OpenAsync();
        await service.ReleaseAsync();
        Assert.Equal(1, (await Eventually.That(() => CellAsync(service.Editor), cell => cell.State == CoverageState.Behind)).Behind);
        var shown = await CellAsync(service.Public);
        Assert.Equal((CoverageState.Published, 0), (shown.State, shown.Behind));
        var whole = await service.Office.Coverages.GetCoverageAsync(new() { District = Sample.District });
        Assert.Equal((2, CoverageState.Published), (whole.Rows[0].District.Version, whole.Rows[0].District.State));
        Assert.Equal("INVALID_REQUEST", (await Refusal.OfAsync(service.Public.Coverages.GetCoverageAsync(new() { District = Sample.Street }))).Reason);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task What_a_street_declares_not_applicable_it_does_not_derive_until_it_takes_that_back(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.WithVersion1Async(Work.Item("乡级事项", Level.Township));
        await DeclareAsync(service, 1, revoked: false);
        var cell = await CellAsync(service.Public);
        Assert.Equal((CoverageState.NotApplicable, "辖区内没有养老机构"), (cell.State, cell.Reason));

        var derive = new DeriveCatalogueRequest { UpstreamId = Sample.Catalogue, Division = Sample.Street, RequestId = Work.NewId() };
        var refused = await Refusal.OfAsync(service.StreetEditor.Derivations.DeriveCatalogueAsync(derive));
        Assert.Equal(("NOT_APPLICABLE", "辖区内没有养老机构"), (refused.Reason, refused.Facts["declared_reason"]));
        Assert.Contains("先撤销声明", refused.Message, StringComparison.Ordinal);
        var create = new CreateCatalogueRequest { Division = Sample.Street, Domain = "06", RequestId = Work.NewId() };
        Assert.Equal("NOT_APPLICABLE", (await Refusal.OfAsync(service.StreetEditor.Catalogues.CreateCatalogueAsync(create))).Reason);

        await DeclareAsync(service, 2, revoked: true);
        Assert.Equal(CoverageState.Missing, (await CellAsync(service.Public)).State);
        Assert.Equal(Local, (await service.StreetEditor.Derivations.DeriveCatalogueAsync(derive)).Id);
    }

    private static Task DeclareAsync(CatalogueServer service, long revision, bool revoked) => service.LearnAsync(new ApplicabilityChanged
    {
        EventId = Guid.NewGuid(),
        OccurredAt = Sample.Now,
        Sequence = 100 + revision,
        Revision = revision,
        Code = "06",
        Division = Sample.Street,
        Reason = "辖区内没有养老机构",
        IsRevoked = revoked,
    });

    private static async Task<CoverageCell> CellAsync(Desk desk)
    {
        var coverage = await desk.Coverages.GetCoverageAsync(new() { District = Sample.District });
        var column = coverage.Divisions.Select(one => one.Division).ToList().IndexOf(Sample.Street);
        return coverage.Rows.Single(row => row.Domain == "06").Cells[column];
    }
}
