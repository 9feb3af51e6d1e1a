using OpenGov.Catalogues.Register;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Register;

public sealed class CatalogueIdTests
{
    [Theory]
    [InlineData("610116-06", "610116", "06", false)]
    [InlineData("610116001-26", "610116001", "26", true)]
    public void An_id_names_division_and_domain(string text, string division, string domain, bool local)
    {
        var id = CatalogueId.Parse(text, "id");
        Assert.Equal((division, domain, local, "610116", text), (id.Division, id.Domain, id.IsLocal, id.District, id.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("610116")]
    [InlineData("6101160-06")]
    [InlineData("610116-6")]
    [InlineData("610116-06\n")]
    [InlineData("６１０１１６-06")]
    public void Anything_else_is_refused_with_the_field(string text)
    {
        var refusal = Sample.Refused(() => CatalogueId.Parse(text, "catalogueId"));
        Assert.Equal((Reason.InvalidRequest, "catalogueId"), (refusal.Reason, Assert.Single(refusal.Violations).Field));
    }

    [Theory]
    [InlineData("6101", "06", "division")]
    [InlineData("6101161", "06", "division")]
    [InlineData("610116", "99", "domain")]
    [InlineData("610116", "", "domain")]
    public void A_new_catalogue_needs_a_division_and_a_known_domain(string division, string domain, string field) => Assert.Equal(
        field, Sample.Refused(() => CreatingCatalogue.IdOf(division, domain, Sample.Directory)).Violations[0].Field);
}
