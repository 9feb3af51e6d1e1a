using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Elements;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Tests.Checking;

public sealed class BasisRuleTests
{
    private static readonly BasisSnapshot Registry = new(((LegalBasis[])
    [
        Basis("now", "现行办法"),
        Basis("gone", "废止办法") with { RepealedOn = new(2025, 6, 1) },
        Basis("old", "旧办法") with { RepealedOn = new(2025, 6, 1), ReplacedBy = "now" },
        Basis("soon", "将来办法") with { EffectiveOn = new(2027, 1, 1) },
        Basis("ends", "将废办法") with { RepealedOn = new(2026, 3, 3) },
    ]).Select(basis => new Stored<LegalBasis>(basis.Id, 1, basis)));

    [Theory]
    [InlineData("《现行办法》", "", Severity.Hint)]
    [InlineData("《废止办法》", "basis-repealed", Severity.Error, Traits = ["rule", "basis-repealed"])]
    [InlineData("《旧办法》", "basis-superseded", Severity.Warning, Traits = ["rule", "basis-superseded"])]
    [InlineData("《将来办法》", "basis-not-yet-in-force", Severity.Warning, Traits = ["rule", "basis-not-yet-in-force"])]
    [InlineData("《无名办法》", "basis-unknown", Severity.Warning, Traits = ["rule", "basis-unknown"])]
    public void The_registry_says_what_a_citation_is_worth(string basis, string rule, Severity severity)
    {
        var findings = Checker.Check([Citing(basis)], Checked.District with { Bases = Registry });
        Assert.Equal(rule.Length == 0 ? [] : [(rule, severity, "bases[0].text")], findings.Select(finding => (finding.Rule.Id, finding.Severity, finding.Field)));
    }

    [Fact]
    [Trait("rule", "basis-repealed")]
    public void A_repeal_holds_from_its_day_on()
    {
        var context = Checked.District with { Bases = Registry };
        Assert.Empty(Checked.By("basis-repealed", Citing("《将废办法》"), context));
        Assert.Single(Checked.By("basis-repealed", Citing("《将废办法》"), context with { Day = Checked.Day.AddDays(1) }));
    }

    [Fact]
    [Trait("rule", "basis-superseded")]
    public void A_superseded_basis_names_its_successor() => Assert.Contains(
        "《现行办法》", Checked.By("basis-superseded", Citing("《旧办法》"), Checked.District with { Bases = Registry })[0].Message, StringComparison.Ordinal);

    [Theory]
    [Trait("rule", "basis-placeholder")]
    [InlineData("各地配套政策法规文件")]
    [InlineData("相关法律法规")]
    [InlineData("国家和省市有关规定")]
    [InlineData("《XX省养老服务条例》")]
    [InlineData("某省配套文件")]
    [InlineData("法律法规和规章")]
    public void A_basis_that_names_no_document_is_an_error_and_nothing_more(string text) =>
        Assert.Equal([("basis-placeholder", 1)], Checked.In(Checked.District, Citing(text)));

    [Theory]
    [Trait("rule", "basis-without-title")]
    [InlineData("老年人权益保障法", "《老年人权益保障法》")]
    [InlineData("养老机构管理办法（民政部令第66号）", "《养老机构管理办法》（民政部令第66号）")]
    [InlineData("老年人权益保障法第三十条", "《老年人权益保障法》第三十条")]
    [InlineData("<<社会救助暂行办法>>", "《社会救助暂行办法》")]
    [InlineData("〈社会救助暂行办法〉（国务院令第649号）", "《社会救助暂行办法》（国务院令第649号）")]
    [InlineData("“社会救助暂行办法”", "《社会救助暂行办法》")]
    public void A_title_that_is_certain_gets_its_marks(string written, string mended)
    {
        var fix = Checked.Fixed("basis-without-title", elements => elements with { Bases = [LegalBasisParser.ParseOne(written)] });
        Assert.Equal(LegalBasisParser.ParseOne(mended), Assert.Single(fix.Bases));
    }

    [Theory]
    [Trait("rule", "basis-without-title")]
    [InlineData("国办发〔2019〕54号")]
    [InlineData("按老年人权益保障法和有关文件执行的内容")]
    [InlineData("民政部的文件")]
    public void A_title_that_is_not_certain_is_left_to_people(string written) =>
        Assert.Null(Assert.Single(Checked.By("basis-without-title", Citing(written))).Fix);

    [Fact]
    [Trait("rule", "basis-without-title")]
    public void A_basis_in_title_marks_is_fine() => Assert.Empty(Checked.By("basis-without-title", elements => elements));

    private static Catalogues.Items.CatalogueItem Citing(string basis) =>
        Checked.Item(elements => elements with { Bases = [LegalBasisParser.ParseOne(basis)] });

    private static LegalBasis Basis(string id, string title) =>
        new() { Id = id, Title = title, Kind = BasisKind.NormativeDocument, ChangedAt = Sample.Now };
}
