using OpenGov.Catalogues.Coverage;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Contracts.Catalogue.V1;
using CatalogueVersion = OpenGov.Catalogues.Versions.CatalogueVersion;
using VersionState = OpenGov.Catalogues.Versions.VersionState;

namespace OpenGov.Catalogues.Tests.Coverage;

public sealed class CoverageMatrixTests
{
    private static readonly CatalogueProgress Nothing = new() { CatalogueId = "610116001-06" };
    private static readonly CatalogueProgress Published = Nothing with { Published = 3 };
    private static readonly CatalogueProgress Drafted = Nothing with { Working = VersionState.Submitted };

    [Fact]
    public void A_cell_says_what_is_public_first_then_what_was_declared_then_what_is_being_made()
    {
        Assert.Equal(CoverageState.Published, CoverageMatrix.Cell(Published, 0, null, expected: true).State);
        Assert.Equal((CoverageState.Behind, 2), State(CoverageMatrix.Cell(Published, 2, null, expected: true)));
        Assert.Equal(CoverageState.Published, CoverageMatrix.Cell(Published, 0, "不涉及", expected: true).State);
        Assert.Equal(CoverageState.NotApplicable, CoverageMatrix.Cell(Drafted, 0, "不涉及", expected: true).State);
        Assert.Equal((CoverageState.Draft, 0), State(CoverageMatrix.Cell(Drafted, 2, null, expected: true)));
        Assert.Equal(CoverageState.Missing, CoverageMatrix.Cell(Nothing, 0, null, expected: true).State);
        Assert.Equal(CoverageState.NotExpected, CoverageMatrix.Cell(Nothing, 0, null, expected: false).State);
        Assert.Equal(CoverageState.Draft, CoverageMatrix.Cell(Drafted, 0, null, expected: false).State);
    }

    [Fact]
    public void The_lag_is_that_behind_the_upstream_furthest_ahead_and_what_was_set_aside_does_not_count()
    {
        UpstreamPin district = new("610116-06", 1, 4), further = new("610116-05", 2, 3);
        Assert.Equal(3, CoverageMatrix.Lag([further, district]));
        Assert.Equal(1, CoverageMatrix.Lag([further, district with { SetAside = new(4, "暂不采用", "wq.editor", Sample.Now) }]));
        Assert.Equal(3, CoverageMatrix.Lag([district with { SetAside = new(3, "暂不采用", "wq.editor", Sample.Now) }]));
        Assert.Equal(0, CoverageMatrix.Lag([]));
    }

    [Fact]
    public void Every_state_that_a_working_version_can_be_in_has_a_name_in_the_contract() => Assert.All(
        Enum.GetValues<VersionState>().Where(state => new CatalogueVersion { CatalogueId = "", Number = 1, State = state, OpenedAt = Sample.Now }.IsWorking),
        state => Assert.Equal(state.ToString(), CoverageMatrix.Cell(Nothing with { Working = state }, 0, null, expected: true).Working.ToString()));

    [Fact]
    public void The_matrix_has_a_row_for_each_domain_a_column_for_each_street_and_counts_the_streets()
    {
        var directory = new DirectorySnapshot(
            [.. Sample.Directory.Organisations, Elsewhere()],
            [.. Sample.Directory.Domains.Select(domain => domain with { Township = domain.Code == "06" })],
            [Declared("610116020", "06"), Declared("610116001", "06") with { IsRevoked = true }]);
        var progress = new[] { Published, new() { CatalogueId = Sample.Catalogue, Published = 5 } }.ToDictionary(one => one.CatalogueId);
        var coverage = CoverageMatrix.Of(Sample.District, directory, progress, new Dictionary<string, int> { ["610116001-06"] = 2 }, toStaff: true);
        Assert.Equal([("610116001", "韦曲街道办事处"), ("610116020", "五台镇")], coverage.Divisions.Select(one => (one.Division, one.Name)));
        Assert.Equal([("06", "养老服务", true), ("26", "扶贫", false)], coverage.Rows.Select(row => (row.Domain, row.DomainName, row.Township)));
        Assert.Equal((CoverageState.Published, Sample.Catalogue, 5), (coverage.Rows[0].District.State, coverage.Rows[0].District.CatalogueId, coverage.Rows[0].District.Version));
        Assert.Equal([(CoverageState.Behind, 2), (CoverageState.NotApplicable, 0)], coverage.Rows[0].Cells.Select(State));
        Assert.Equal("没有养老机构", coverage.Rows[0].Cells[1].Reason);
        Assert.Equal([CoverageState.NotExpected, CoverageState.NotExpected], coverage.Rows[1].Cells.Select(cell => cell.State));
        Assert.Equal(CoverageState.Missing, coverage.Rows[1].District.State);
        Assert.Equal(
            [(CoverageState.Behind, 1), (CoverageState.NotApplicable, 1), (CoverageState.NotExpected, 2)],
            coverage.Counts.Select(count => (count.State, count.Count)));
    }

    private static (CoverageState, int) State(CoverageCell cell) => (cell.State, cell.Behind);

    private static DirectoryOrganisation Elsewhere() =>
        new() { Id = "610117001", Division = "610117001", Kind = "street", Name = "外区街道", Revision = 1, Sequence = 1 };

    private static DirectoryNotApplicable Declared(string division, string domain) =>
        new() { Division = division, Domain = domain, Reason = "没有养老机构", Revision = 1, Sequence = 1 };
}
