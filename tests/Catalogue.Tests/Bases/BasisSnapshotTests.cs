using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Bases;

namespace OpenGov.Catalogues.Tests.Bases;

public sealed class BasisSnapshotTests
{
    private static readonly BasisSnapshot Known = Registry.Of(
        Registry.Basis("tiaoli", "中华人民共和国政府信息公开条例", "国务院令第711号") with { EffectiveOn = new(2019, 5, 15), Aliases = ["信息公开条例"] },
        Registry.Basis("yijian", "国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见", "国办发〔2019〕54号", BasisKind.NormativeDocument),
        Registry.Basis("yanglao", "养老机构管理办法", "民政部令第66号", BasisKind.DepartmentalRule),
        Registry.Basis("guanche", "民政部关于贯彻落实新修改的〈中华人民共和国老年人权益保障法〉的通知", "民函〔2019〕1号", BasisKind.NormativeDocument));

    [Theory]
    [InlineData("《中华人民共和国政府信息公开条例》", "tiaoli")]
    [InlineData("《政府信息公开条例》（国务院令第711号）", "tiaoli")]
    [InlineData("《 中华人民共和国政府信息 公开条例 》(中华人民共和国国务院令第711号)", "tiaoli")]
    [InlineData("政府信息公开条例", "tiaoli")]
    [InlineData("《政府信息公开条例（2019年修订）》", "tiaoli")]
    [InlineData("《信息公开条例》", "tiaoli")]
    [InlineData("《中华人民共和国政府信息公开条例》（国务院令第492号）", "tiaoli")]
    [InlineData("《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发[2019]54 号）", "yijian")]
    [InlineData("《基层政务公开指导意见》（国办发〔2019〕54号）", "yijian")]
    [InlineData("《民政部关于贯彻落实新修改的<老年人权益保障法>的通知》（民函〔2019〕1号）", "guanche")]
    [InlineData("《民政部关于贯彻落实新修改的《中华人民共和国老年人权益保障法》的通知》", "guanche")]
    [InlineData("《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2021〕54号）", "")]
    [InlineData("《养老机构设立许可办法》（民政部令第66号）", "")]
    [InlineData("《政府信息公开条例实施办法》", "")]
    [InlineData("有关规定", "")]
    [InlineData("", "")]
    public void A_citation_means_the_basis_that_it_names_however_it_is_written_and_nothing_else(string citation, string basis)
    {
        Assert.Equal(basis, Known.Says(citation).BasisId);
        Assert.Equal(basis.Length == 0 ? BasisStatus.Unknown : BasisStatus.InForce, Known.Says(citation).Status);
    }

    [Fact]
    public void A_basis_is_not_in_force_before_its_first_day_and_from_the_day_of_its_repeal_on()
    {
        var registry = Registry.Of(Registry.Basis("a", "某办法") with { EffectiveOn = new(2020, 1, 1), RepealedOn = new(2026, 3, 3) });
        Assert.Equal((BasisStatus.NotYetInForce, new DateOnly(2020, 1, 1)), Brief(registry.Says("《某办法》", new(2019, 12, 31))));
        Assert.Equal((BasisStatus.InForce, new DateOnly(2026, 3, 3)), Brief(registry.Says("《某办法》", new(2020, 1, 1))));
        Assert.Equal((BasisStatus.InForce, new DateOnly(2026, 3, 3)), Brief(registry.Says("《某办法》", new(2026, 3, 2))));
        Assert.Equal((BasisStatus.Repealed, new DateOnly(2026, 3, 3)), Brief(registry.Says("《某办法》", new(2026, 3, 3))));
    }

    [Fact]
    public void A_superseded_basis_names_the_last_of_those_that_replaced_it()
    {
        var registry = Registry.Of(
            Registry.Basis("a", "甲办法") with { RepealedOn = new(2020, 1, 1), ReplacedBy = "b" },
            Registry.Basis("b", "乙办法") with { RepealedOn = new(2024, 1, 1), ReplacedBy = "c" },
            Registry.Basis("c", "丙办法"));
        Assert.Equal((BasisStatus.Superseded, "c"), (registry.Says("《甲办法》").Status, registry.Says("《甲办法》").ReplacedBy));
        Assert.True(registry.Says("《乙办法》").IsOver);
        Assert.False(registry.Says("《丙办法》").IsOver);
    }

    [Fact]
    public void A_circle_of_replacements_ends()
    {
        var registry = Registry.Of(
            Registry.Basis("a", "甲办法") with { RepealedOn = new(2020, 1, 1), ReplacedBy = "b" },
            Registry.Basis("b", "乙办法") with { RepealedOn = new(2020, 1, 1), ReplacedBy = "a" });
        Assert.Equal("b", registry.Says("《甲办法》").ReplacedBy);
    }

    [Fact]
    public void Editions_of_one_title_are_told_apart_by_number_and_without_one_the_edition_in_force_is_meant()
    {
        var registry = Registry.Of(
            Registry.Basis("old", "政府信息公开条例", "国务院令第492号") with { EffectiveOn = new(2008, 5, 1), RepealedOn = new(2019, 5, 15), ReplacedBy = "new" },
            Registry.Basis("new", "政府信息公开条例", "国务院令第711号") with { EffectiveOn = new(2019, 5, 15) });
        Assert.Equal(("old", BasisStatus.Superseded), Which(registry.Says("《政府信息公开条例》（国务院令第492号）")));
        Assert.Equal(("new", BasisStatus.InForce), Which(registry.Says("《政府信息公开条例》（国务院令第711号）")));
        Assert.Equal(("new", BasisStatus.InForce), Which(registry.Says("《中华人民共和国政府信息公开条例》")));
        Assert.Equal(("old", BasisStatus.InForce), Which(registry.Says("《政府信息公开条例》", new(2010, 1, 1))));
        Assert.Equal(("", BasisStatus.Unknown), Which(registry.Says("《政府信息公开条例》（国务院令第500号）")));
    }

    [Fact]
    public void Two_documents_under_one_number_are_not_guessed_between()
    {
        var registry = Registry.Of(
            Registry.Basis("a", "甲通知", "民发〔2020〕1号", BasisKind.NormativeDocument),
            Registry.Basis("b", "乙通知", "民发〔2020〕1号", BasisKind.NormativeDocument));
        Assert.Equal("", registry.Says("《丙通知》（民发〔2020〕1号）").BasisId);
        Assert.Equal("b", registry.Says("《乙通知》（民发〔2020〕1号）").BasisId);
    }

    [Fact]
    public void A_days_change_is_due_on_the_next_day_on_which_the_basis_begins_or_ends()
    {
        var basis = Registry.Basis("a", "某办法") with { EffectiveOn = new(2026, 4, 1), RepealedOn = new(2027, 1, 1) };
        Assert.Equal(new DateOnly(2026, 4, 1), basis.DueAfter(Registry.Day).DueOn);
        Assert.Equal(new DateOnly(2027, 1, 1), basis.DueAfter(new(2026, 4, 1)).DueOn);
        Assert.Null(basis.DueAfter(new(2027, 1, 1)).DueOn);
        Assert.Equal(new DateOnly(2026, 3, 20), (basis with { RepealedOn = new(2026, 3, 20) }).DueAfter(Registry.Day).DueOn);
    }

    [Fact]
    public void Comparing_ignores_blanks_and_title_marks_whatever_the_text_and_never_throws() => Prop.ForAll<NonNull<string>>(text =>
    {
        var title = BasisNames.Title(text.Get);
        Assert.Equal(title, BasisNames.Title($" 《{text.Get}\u3000》\n"));
        _ = Known.Says(text.Get);
        return BasisNames.Number(text.Get).Length <= BasisNames.Longest;
    }).QuickCheckThrowOnFailure();

    private static (BasisStatus, DateOnly?) Brief(BasisStanding standing) => (standing.Status, standing.Until);

    private static (string, BasisStatus) Which(BasisStanding standing) => (standing.BasisId, standing.Status);
}
