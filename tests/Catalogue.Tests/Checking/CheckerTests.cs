using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Checking;

public sealed class CheckerTests
{
    [Fact]
    public void Findings_come_by_item_number()
    {
        var bad = Sample.Elements("事项") with { Bases = [], Content = "XX" };
        var numbers = Checker.Check([.. Enumerable.Range(1, 30).Select(id => Sample.Item(id) with { Elements = bad with { Name = $"事项{id}" } })], Checked.District)
            .Select(finding => finding.Number).ToList();
        Assert.Equal(60, numbers.Count);
        Assert.Equal(numbers.Order(), numbers);
    }

    [Fact]
    public void Checking_one_item_finds_what_checking_all_finds_in_it()
    {
        CatalogueItem[] items = [Sample.Item(1), Checked.Item(elements => elements with { Content = "", Subjects = ["某局", "招标人"] }) with { Id = Sample.Id(2) }];
        Assert.Equal(
            Checker.Check(items, Checked.District).Where(finding => finding.Number == 2).Select(finding => finding.Id),
            Checker.CheckItem(items[1], 2, Checked.District).Select(finding => finding.Id));
    }

    [Fact]
    public void A_finding_keeps_its_id_until_its_field_says_something_else()
    {
        var before = Id(elements => elements with { Bases = [Basis("甲法"), Basis("乙")] });
        Assert.Equal(before, Id(elements => elements with { Bases = [Basis("甲法"), Basis("乙")], Content = "别的" }));
        Assert.Equal(before, Id(elements => elements with { Bases = [Basis("《丙》"), Basis("《丁》"), Basis("甲法")] }));
        Assert.NotEqual(before, Id(elements => elements with { Bases = [Basis("甲法条例"), Basis("乙")] }));
        Assert.NotEqual(before, Id(elements => elements with { Bases = [Basis("甲法"), Basis("乙")] }, Sample.Id(7)));

        static string Id(Func<ItemElements, ItemElements> change, Guid? item = null) =>
            Checked.By("basis-without-title", Checked.Item(change) with { Id = item ?? Sample.Id(1) })[0].Id;
    }

    [Fact]
    public void Ids_are_unique_also_where_the_same_is_found_twice()
    {
        var item = Checked.Item(elements => elements with { Bases = [Basis("甲"), Basis("甲")] });
        var found = Checked.By("basis-without-title", item);
        Assert.Equal(2, found.DistinctBy(finding => finding.Id).Count());
    }

    [Fact]
    public void A_fix_shows_the_part_that_changes()
    {
        var content = new string('前', 100) + "隨" + new string('后', 100);
        var item = Checked.Item(elements => elements with { Content = content });
        var excerpt = FixExcerpt.Of(Checked.By("traditional-characters", item)[0].Fix!, item.Elements);
        Assert.Equal($"…{new string('前', 20)}隨{new string('后', 20)}…", excerpt.Before);
        Assert.Equal($"…{new string('前', 20)}随{new string('后', 20)}…", excerpt.After);
    }

    [Fact]
    public void A_long_change_is_cut()
    {
        var item = Checked.Item(elements => elements with { Content = new string('隨', 4_000) });
        var excerpt = FixExcerpt.Of(Checked.By("traditional-characters", item)[0].Fix!, item.Elements);
        Assert.InRange(excerpt.Before.Length, 300, 302);
        Assert.InRange(excerpt.After.Length, 300, 302);
    }

    private static LegalBasisCitation Basis(string text) => LegalBasisParser.ParseOne(text);
}
