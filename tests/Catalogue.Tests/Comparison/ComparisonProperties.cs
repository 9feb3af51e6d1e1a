using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Comparison;
using OpenGov.Catalogues.Comparison.Words;
using OpenGov.Catalogues.Items;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Comparison;

/// <summary>What holds for every two tables and texts.</summary>
public sealed class ComparisonProperties
{
    private static readonly string[] Fragments =
        ["信息", "形成", "之日起", "20", "个工作日", "内", "；", "。", "、", "\n", "第", "二十", "六", "条", "《", "》", "gov", ".", "cn", "𠀀", "e\u0301", " ", "公开", "甲", "乙"];

    private static Gen<string> Text => Gen.Elements(Fragments).ArrayOf().Select(parts => string.Concat(parts));

    /// <summary>A text and another made of it by a few edits.</summary>
    private static Gen<(string From, string To)> Edited =>
        from parts in Gen.Elements(Fragments).ArrayOf()
        from edits in (from at in Gen.Choose(0, 200) from what in Gen.Elements(Fragments) from kind in Gen.Choose(0, 2) select (at, what, kind)).ListOf()
        select (string.Concat(parts), Apply(parts, edits.Take(6)));

    /// <summary>Two tables over the same few ids, in any order, with a few texts.</summary>
    private static Gen<(IReadOnlyList<CatalogueItem> From, IReadOnlyList<CatalogueItem> To)> Tables =>
        from one in Table
        from other in Table
        select (one, other);

    private static Gen<IReadOnlyList<CatalogueItem>> Table =>
        from ids in Gen.Shuffle(Enumerable.Range(1, 12).ToArray())
        from count in Gen.Choose(0, 12)
        from contents in Gen.Elements("甲；乙", "甲；丙；乙", "丁").ArrayOf(12)
        from subjects in Gen.SubListOf("区民政局", "区财政局", "区司法局").ArrayOf(12)
        from uses in Gen.Elements(ChannelUse.Required, ChannelUse.Optional).ArrayOf(12)
        select (IReadOnlyList<CatalogueItem>)[.. ids.Take(count).Select((id, i) => Item(id, contents[i], subjects[i], uses[i]))];

    [Fact]
    public void The_pieces_give_both_texts_back() => Prop.ForAll(Text.ToArbitrary(), Text.ToArbitrary(), (from, to) =>
        TextSegment.Before(WordDiff.Compare(from, to)) == from && TextSegment.After(WordDiff.Compare(from, to)) == to)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(1_000)));

    [Fact]
    public void Edited_texts_come_back_too_and_the_way_back_is_the_mirror_image() => Prop.ForAll(Edited.ToArbitrary(), pair =>
    {
        var marks = WordDiff.Compare(pair.From, pair.To);
        return TextSegment.Before(marks) == pair.From && TextSegment.After(marks) == pair.To
            && marks.All(segment => segment.Text.Length > 0)
            && WordDiffTests.Swapped(marks).SequenceEqual(WordDiff.Compare(pair.To, pair.From));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(1_000)));

    [Fact]
    public void Texts_of_any_characters_come_back() => Prop.ForAll<string?, string?>((from, to) =>
    {
        var marks = WordDiff.Compare(from ?? "", to ?? "");
        return TextSegment.Before(marks) == (from ?? "") && TextSegment.After(marks) == (to ?? "");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_table_does_not_differ_from_itself() => Prop.ForAll(Table.ToArbitrary(), table => VersionComparison.Compare(table, table).Count == 0)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_item_is_accounted_for() => Prop.ForAll(Tables.ToArbitrary(), pair =>
    {
        var (from, to) = pair;
        var differences = VersionComparison.Compare(from, to);
        var ids = from.Select(item => item.Id).Intersect(to.Select(item => item.Id)).ToList();
        var kept = ids.Except(differences.Select(item => item.ItemId)).ToHashSet();
        var stayed = ids.Except(differences.Where(item => item.Moved).Select(item => item.ItemId)).ToHashSet();
        return Of(ItemDifferenceKind.Added).SequenceEqual(to.Select(item => item.Id).Except(from.Select(item => item.Id)))
            && Of(ItemDifferenceKind.Removed).ToHashSet().SetEquals(from.Select(item => item.Id).Except(to.Select(item => item.Id)))
            && kept.All(id => ElementFields.Same(Find(from, id), Find(to, id)))
            && from.Select(item => item.Id).Where(stayed.Contains).SequenceEqual(to.Select(item => item.Id).Where(stayed.Contains))
            && differences.Where(item => item.Kind is not ItemDifferenceKind.Removed).Select(item => item.ToNumber).SequenceEqual(
                differences.Where(item => item.Kind is not ItemDifferenceKind.Removed).Select(item => item.ToNumber).Order())
            && differences.All(item => item.ToNumber == 1 + Place(to, item.ItemId) && item.FromNumber == 1 + Place(from, item.ItemId));

        IEnumerable<Guid> Of(ItemDifferenceKind kind) => differences.Where(item => item.Kind == kind).Select(item => item.ItemId);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(500)));

    [Fact]
    public void Swapping_the_tables_gives_the_mirror_image() => Prop.ForAll(Tables.ToArbitrary(), pair =>
    {
        var there = VersionComparison.Compare(pair.From, pair.To).ToDictionary(item => item.ItemId);
        var back = VersionComparison.Compare(pair.To, pair.From).ToDictionary(item => item.ItemId);
        return there.Keys.ToHashSet().SetEquals(back.Keys) && there.All(entry => IsMirrored(entry.Value, back[entry.Key]));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases.Of(1_000)));

    private static bool IsMirrored(ItemDifference there, ItemDifference back) =>
        (there.FromNumber, there.ToNumber, there.Moved) == (back.ToNumber, back.FromNumber, back.Moved)
        && there.Elements.Select(element => (element.Field, element.Reordered)).SequenceEqual(back.Elements.Select(element => (element.Field, element.Reordered)))
        && there.Elements.Zip(back.Elements).All(pair => Texts(pair.First, TextSegment.Before).SetEquals(Texts(pair.Second, TextSegment.After))
            && Texts(pair.First, TextSegment.After).SetEquals(Texts(pair.Second, TextSegment.Before)));

    private static HashSet<string> Texts(ElementDifference element, Func<IEnumerable<TextSegment>, string> side) =>
        [.. element.Values.Select(value => side(value.Segments)).Where(text => text.Length > 0)];

    private static int Place(IReadOnlyList<CatalogueItem> table, Guid id) => table.Select(item => item.Id).ToList().IndexOf(id);

    private static ItemElements Find(IReadOnlyList<CatalogueItem> table, Guid id) => table.Single(item => item.Id == id).Elements;

    private static CatalogueItem Item(int id, string content, IEnumerable<string> subjects, ChannelUse use) => Sample.Item(id) with
    {
        Elements = Sample.Elements("事项") with { Content = content, Subjects = [.. subjects], Channels = [new(ChannelKind.Gazette, use, "")] },
    };

    private static string Apply(IReadOnlyList<string> parts, IEnumerable<(int At, string What, int Kind)> edits)
    {
        var edited = parts.ToList();
        foreach (var (at, what, kind) in edits)
        {
            if (kind == 0) edited.Insert(at % (edited.Count + 1), what);
            else if (edited.Count > 0 && kind == 1) edited.RemoveAt(at % edited.Count);
            else if (edited.Count > 0) edited[at % edited.Count] = what;
        }

        return string.Concat(edited);
    }
}
