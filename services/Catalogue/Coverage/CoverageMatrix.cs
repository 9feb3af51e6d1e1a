using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Coverage;

/// <summary>The matrix of domains × streets and towns of a district.</summary>
public static class CoverageMatrix
{
    /// <summary>The matrix as a caller may see it.</summary>
    /// <param name="district">The district, 6 digits.</param>
    /// <param name="directory">Its streets, towns and domains, and what they declared not applicable.</param>
    /// <param name="progress">How far its catalogues have come, by id; without those that nothing was done for.</param>
    /// <param name="behind">How many versions catalogues lag behind their upstream, by id; without those that do not.</param>
    /// <param name="toStaff">With drafts and lags.</param>
    public static Wire.Coverage Of(
        string district,
        DirectorySnapshot directory,
        IReadOnlyDictionary<string, CatalogueProgress> progress,
        IReadOnlyDictionary<string, int> behind,
        bool toStaff)
    {
        var streets = directory.Organisations
            .Where(organisation => organisation.Kind is "street" or "town" && organisation.Division.Length == 9
                && organisation.Division.StartsWith(district, StringComparison.Ordinal))
            .DistinctBy(organisation => organisation.Division)
            .OrderBy(organisation => organisation.Division, StringComparer.Ordinal)
            .ToList();
        var coverage = new Wire.Coverage
        {
            District = district,
            DistrictName = directory.DivisionName(district),
            Divisions = { streets.Select(street => new Wire.CoverageDivision { Division = street.Division, Name = directory.LocalOf(street.Division)!.Name }) },
        };
        foreach (var domain in directory.Domains.OrderBy(domain => domain.Code, StringComparer.Ordinal))
        {
            coverage.Rows.Add(new Wire.CoverageRow
            {
                Domain = domain.Code,
                DomainName = domain.Name,
                Township = domain.Township,
                District = Cell(new(district, domain.Code), expected: true),
                Cells = { streets.Select(street => Cell(new(street.Division, domain.Code), domain.Township)) },
            });
        }

        coverage.Counts.AddRange(coverage.Rows
            .SelectMany(row => row.Cells)
            .CountBy(cell => cell.State)
            .OrderBy(count => count.Key)
            .Select(count => new Wire.CoverageCount { State = count.Key, Count = count.Value }));
        return coverage;

        Wire.CoverageCell Cell(CatalogueId id, bool expected)
        {
            var reached = progress.GetValueOrDefault(id.ToString()) ?? new() { CatalogueId = id.ToString() };
            return toStaff
                ? CoverageMatrix.Cell(reached, behind.GetValueOrDefault(id.ToString()), directory.NotApplicableReason(id), expected)
                : CoverageMatrix.Cell(reached with { Working = null }, 0, directory.NotApplicableReason(id), expected);
        }
    }

    /// <summary>How many versions wait for a street: those of the upstream that is furthest ahead, without what it has set aside.</summary>
    /// <param name="upstreams">What its catalogue follows.</param>
    public static int Lag(IEnumerable<UpstreamPin> upstreams) =>
        upstreams.Where(pin => pin.IsOpen).Select(pin => pin.CurrentVersion - pin.Version).DefaultIfEmpty(0).Max();

    /// <summary>One cell.</summary>
    /// <param name="progress">How far the catalogue has come, as far as the caller may know.</param>
    /// <param name="behind">How many versions it lags behind its upstream, as far as the caller may know.</param>
    /// <param name="notApplicable">Why it does not concern the street or town; null when that was not said.</param>
    /// <param name="expected">Whether there should be one.</param>
    public static Wire.CoverageCell Cell(CatalogueProgress progress, int behind, string? notApplicable, bool expected)
    {
        // What the public reads comes first, whatever was declared.
        var state = progress switch
        {
            { Published: > 0 } when behind > 0 => Wire.CoverageState.Behind,
            { Published: > 0 } => Wire.CoverageState.Published,
            _ when notApplicable is not null => Wire.CoverageState.NotApplicable,
            { Working: not null } => Wire.CoverageState.Draft,
            _ => expected ? Wire.CoverageState.Missing : Wire.CoverageState.NotExpected,
        };
        return new()
        {
            State = state,
            CatalogueId = progress.CatalogueId,
            Version = progress.Published,
            Working = progress.Working is { } working ? Enum.Parse<Wire.VersionState>(working.ToString()) : Wire.VersionState.Unspecified,
            Behind = progress.Published > 0 ? behind : 0,
            Reason = state == Wire.CoverageState.NotApplicable ? notApplicable! : "",
        };
    }
}
