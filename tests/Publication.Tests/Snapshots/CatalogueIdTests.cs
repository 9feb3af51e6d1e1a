using OpenGov.Publications.Snapshots;
using Xunit;

namespace OpenGov.Publications.Tests.Snapshots;

public sealed class CatalogueIdTests
{
    [Theory]
    [InlineData("610116-06", "610116", "06")]
    [InlineData("610116001-26", "610116001", "26")]
    public void An_id_names_division_and_domain(string text, string division, string domain)
    {
        Assert.True(CatalogueId.TryParse(text, out var id));
        Assert.Equal(new CatalogueId(division, domain), id);
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("610116")]
    [InlineData("6101-06")]
    [InlineData("6101160-06")]
    [InlineData("610116-6")]
    [InlineData("610116-006")]
    [InlineData("610116-06-01")]
    [InlineData("６１０１１６-06")]
    [InlineData("610116-06 ")]
    public void Anything_else_is_no_id(string text) => Assert.False(CatalogueId.TryParse(text, out _));
}
