using OpenGov.Departments.Domains;
using OpenGov.Departments.Organisations;
using OpenGov.Departments.Organisations.Orphans;

namespace OpenGov.Departments.Tests.Organisations.Orphans;

/// <summary>Who keeps a public catalogue: the lead of its domain if that is of the catalogue's own district, or the street itself.</summary>
public sealed class OrphanSearchTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly OrphanSearch Search = new(
        new[] { Of("610116-mzj", "610116", OrganisationKind.Department), Of("610116001", "610116001", OrganisationKind.Street) }
            .ToDictionary(one => one.Id, StringComparer.Ordinal),
        new[] { Domain.Add(new("06", "养老服务", [], Township: false), At).Assign("610116-mzj", [], At), Domain.Add(new("07", "公共法律服务", [], Township: false), At) }
            .ToDictionary(one => one.Code, StringComparer.Ordinal));

    [Theory]
    [InlineData("610116-06", true)]
    [InlineData("610116001-06", true)]
    [InlineData("610116001-07", true)]
    [InlineData("610117-06", false)]
    [InlineData("610116-07", false)]
    [InlineData("610116-08", false)]
    [InlineData("610116002-06", false)]
    public void A_public_catalogue_has_somebody_or_is_told_of(string catalogue, bool isKept) => Assert.Equal(isKept, Search.Catalogue(catalogue) is null);

    private static Organisation Of(string id, string division, OrganisationKind kind) => new()
    {
        Id = id,
        Division = division,
        Kind = kind,
        Name = id,
        CreatedAt = At,
        UpdatedAt = At,
    };
}
