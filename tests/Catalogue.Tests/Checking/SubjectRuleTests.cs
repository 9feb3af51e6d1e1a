using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Organisations;

namespace OpenGov.Catalogues.Tests.Checking;

public sealed class SubjectRuleTests
{
    [Theory]
    [Trait("rule", "subject-placeholder")]
    [InlineData("县级人民政府民政部门")]
    [InlineData("XX市民政局")]
    [InlineData("××区人民政府")]
    [InlineData("某某街道办事处")]
    [InlineData("各级人民政府")]
    [InlineData("县（市、区）民政局")]
    [InlineData("本级民政部门")]
    public void A_subject_left_from_a_template_is_an_error_and_nothing_more(string name) =>
        Assert.Equal([("subject-placeholder", 1)], Checked.In(Checked.District, Named(name)));

    [Theory]
    [Trait("rule", "subject-unknown")]
    [InlineData("区民正局")]
    [InlineData("招标人")]
    [InlineData("区农业局")]
    [InlineData("街道办事处")]
    public void A_subject_that_the_directory_does_not_know_is_a_warning(string name) =>
        Assert.Equal([("subject-unknown", 1)], Checked.In(Checked.District, Named(name)));

    [Theory]
    [Trait("rule", "subject-unknown")]
    [InlineData("区民政局")]
    [InlineData("西安市长安区民政局")]
    [InlineData("区民政局（社会救助科）")]
    [InlineData("韦曲街道办事处")]
    [InlineData("各街道办事处")]
    [InlineData("各镇（街道）")]
    [InlineData("村民委员会")]
    [InlineData("所在行政村")]
    public void Organisations_of_the_district_groups_and_village_bodies_are_fine(string name) => Assert.Empty(Checked.In(Checked.District, Named(name)));

    [Fact]
    [Trait("rule", "subject-unknown")]
    public void While_the_directory_is_not_known_nobody_is_unknown() => Assert.Empty(
        Checked.In(Checked.District with { Directory = DirectorySnapshot.Empty }, Named("区民正局")));

    [Fact]
    [Trait("rule", "subject-alias")]
    public void A_former_name_is_replaced_by_the_present_one()
    {
        Assert.Equal(["区民政局"], Checked.Fixed("subject-alias", elements => elements with { Subjects = ["民政局"] }).Subjects);
        Assert.Equal(["区民政局（救助科）"], Checked.Fixed("subject-alias", elements => elements with { Subjects = ["民政局（救助科）"] }).Subjects);
        Assert.Equal(["区民政局", "区财政局"], Checked.Fixed("subject-alias", elements => elements with { Subjects = ["民政局", "区民政局", "区财政局"] }).Subjects);
        Assert.Empty(Checked.By("subject-alias", elements => elements));
    }

    [Fact]
    [Trait("rule", "subject-of-district")]
    [Trait("rule", "subject-unknown")]
    public void A_street_names_itself_and_neither_the_district_nor_another_street()
    {
        Assert.Equal(["subject-of-district"], InStreet("区民政局"));
        Assert.Equal(["subject-unknown"], InStreet("五台镇"));
        Assert.Empty(InStreet("韦曲街道办事处"));
        Assert.Empty(InStreet("各村（社区）"));
    }

    [Fact]
    [Trait("rule", "former-agency")]
    public void An_agency_that_is_gone_is_a_hint_unless_the_directory_still_has_it()
    {
        Assert.Equal(Severity.Hint, Assert.Single(Checked.By("former-agency", elements => elements with { Content = "向区工商局投诉" })).Severity);
        Assert.Empty(Checked.By("former-agency", elements => elements with { Content = "向区市场监管局投诉" }));
        var still = new DirectorySnapshot(
            [new() { Id = "610116-fpb", Division = Sample.District, Kind = "department", Name = "区扶贫办", Revision = 1, Sequence = 1 }], []);
        Assert.Single(Checked.By("former-agency", elements => elements with { Content = "区扶贫办办理" }));
        Assert.Empty(Checked.By("former-agency", elements => elements with { Content = "区扶贫办办理" }, Checked.District with { Directory = still }));
    }

    private static Catalogues.Items.CatalogueItem Named(string name) => Checked.Item(elements => elements with { Subjects = [name] });

    private static IEnumerable<string> InStreet(string name) => Checked.In(
        Checked.Street, Checked.Item(elements => elements with { Subjects = [name], Levels = [Catalogues.Items.Level.Township] })).Select(found => found.Rule);
}
