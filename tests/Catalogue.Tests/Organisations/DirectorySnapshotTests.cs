using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;

namespace OpenGov.Catalogues.Tests.Organisations;

public sealed class DirectorySnapshotTests
{
    [Theory]
    [InlineData("610116", "西安市长安区")]
    [InlineData("610116001", "西安市长安区韦曲街道")]
    [InlineData("610116020", "西安市长安区五台镇")]
    [InlineData("610117", "610117")]
    public void A_division_is_called_as_its_government_is(string division, string name) =>
        Assert.Equal(name, Sample.Directory.DivisionName(division));

    [Fact]
    public void The_usual_title_names_division_and_domain()
    {
        Assert.Equal("西安市长安区养老服务领域基层政务公开标准目录", Title("610116-06", " "));
        Assert.Equal("西安市长安区韦曲街道养老服务领域基层政务公开标准目录", Title("610116001-06", ""));
        Assert.Equal("养老目录", Title("610116-06", " 养老目录 "));
        Assert.Equal("title", Sample.Refused(() => Title("610116-06", new string('长', 201))).Violations[0].Field);

        static string Title(string id, string given) => CatalogueTitle.Given(given, CatalogueId.Parse(id, "id"), Sample.Directory);
    }

    [Theory]
    [InlineData("区民政局", "610116-mzj")]
    [InlineData("西安市长安区民政局", "610116-mzj")]
    [InlineData("民政局", "610116-mzj")]
    [InlineData("韦曲街道办事处", "610116001")]
    [InlineData("区教育局", "")]
    public void Subjects_are_found_by_name_full_name_and_alias(string name, string id) =>
        Assert.Equal(id, Sample.Directory.OrganisationNamed("610116", name));

    [Fact]
    public void A_name_means_an_organisation_of_the_same_district_only() =>
        Assert.Equal("", Sample.Directory.OrganisationNamed("610117", "区民政局"));

    [Fact]
    public void A_name_that_is_anothers_alias_means_the_one_that_bears_it()
    {
        var directory = new DirectorySnapshot(
            [Organisation("a", "区农业局", "区扶贫办"), Organisation("b", "区扶贫办")], []);
        Assert.Equal("b", directory.OrganisationNamed("610116", "区扶贫办"));

        static DirectoryOrganisation Organisation(string id, string name, params string[] aliases) => new()
        {
            Id = id,
            Division = "610116",
            Kind = "department",
            Name = name,
            Aliases = aliases,
            Revision = 1,
            Sequence = 1,
        };
    }
}
