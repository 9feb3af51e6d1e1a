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
    }

    [Fact]
    public void A_former_name_means_who_bears_another_now_and_that_of_a_dissolved_one_its_successor()
    {
        var directory = Reformed();
        Assert.Equal("fpb", directory.OrganisationNamed("610116", "区扶贫办"));
        Assert.Equal("fpb", directory.OrganisationNamed("610116", "长安区扶贫开发办公室"));
        Assert.Equal("fpb", directory.OrganisationNamed("610116", "区乡村振兴局"));
        Assert.Equal("nyj", directory.OrganisationNamed("610116", "区畜牧局"));
        Assert.Equal("nyj", directory.OrganisationNamed("610116", "区兽医局"));
        Assert.Equal("nyj", directory.Standing("xmj"));
        Assert.DoesNotContain("xmj", directory.Organisations.Select(organisation => organisation.Id));
        Assert.Equal("区畜牧局", directory.Find("xmj")!.Name);
    }

    [Fact]
    public void A_name_means_who_bears_it_before_it_means_who_bore_it()
    {
        var again = new DirectorySnapshot([.. Reformed().Organisations, Organisation("new", "区扶贫办"), Organisation("xmj-new", "区畜牧局")], []);
        Assert.Equal("new", again.OrganisationNamed("610116", "区扶贫办"));
        Assert.Equal("xmj-new", again.OrganisationNamed("610116", "区畜牧局"));
    }

    [Fact]
    public void Organisations_that_follow_each_other_in_a_circle_end_the_search()
    {
        var directory = new DirectorySnapshot([Dissolved("a", "甲", "b"), Dissolved("b", "乙", "a")], []);
        Assert.Contains(directory.Standing("a"), new[] { "a", "b" });
    }

    [Fact]
    public void Who_took_a_street_over_keeps_its_catalogues()
    {
        var directory = new DirectorySnapshot(
            [
                Organisation("610116002", "郭杜街道办事处") with { Division = "610116002", Kind = "street" },
                Dissolved("610116001", "韦曲街道办事处", "610116002") with { Division = "610116001", Kind = "street", FullName = "西安市长安区韦曲街道办事处" },
            ],
            []);
        Assert.Equal("610116002", directory.KeepersOf(new("610116001", "06")).Responsible);
        Assert.Equal("西安市长安区韦曲街道", directory.DivisionName("610116001"));
    }

    [Theory]
    [InlineData("西安市长安区扶贫领域基层政务公开标准目录", "西安市长安区乡村振兴领域基层政务公开标准目录")]
    [InlineData("西安市长安县扶贫领域基层政务公开标准目录", "西安市长安区乡村振兴领域基层政务公开标准目录")]
    [InlineData("西安市长安区乡村振兴领域基层政务公开标准目录", "西安市长安区乡村振兴领域基层政务公开标准目录")]
    [InlineData("长安区扶贫目录", "长安区扶贫目录")]
    public void A_usual_title_follows_the_names_and_one_that_a_person_gave_stays(string title, string today) =>
        Assert.Equal(today, CatalogueTitle.Today(title, new("610116", "26"), Reformed()));

    private static DirectorySnapshot Reformed() => new(
        [
            Organisation("bgs", "区政府办公室") with
            {
                Kind = "office",
                FullName = "西安市长安区人民政府办公室",
                FormerNames = [new() { Name = "县政府办", FullName = "西安市长安县人民政府办公室", Until = new(2002, 6, 2) }],
            },
            Organisation("fpb", "区乡村振兴局") with
            {
                FormerNames = [new() { Name = "区扶贫办", FullName = "长安区扶贫开发办公室", Until = new(2021, 5, 28) }],
            },
            Organisation("nyj", "区农业农村局"),
            Dissolved("xmj", "区畜牧局", "nyj") with { FormerNames = [new() { Name = "区兽医局", Until = new(2010, 1, 1) }] },
        ],
        [
            new()
            {
                Code = "26",
                Name = "乡村振兴",
                FormerNames = [new() { Name = "扶贫", Until = new(2021, 5, 28) }],
                Revision = 1,
                Sequence = 1,
            },
        ]);

    private static DirectoryOrganisation Dissolved(string id, string name, string successor) =>
        Organisation(id, name) with { DissolvedOn = new(2024, 3, 1), SuccessorIds = [successor] };

    private static DirectoryOrganisation Organisation(string id, string name, params string[] aliases) => new()
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
