using OpenGov.Publications.Search;
using Xunit;

namespace OpenGov.Publications.Tests.Search;

/// <summary>The index against a look into every item, over tables that come, change and go.</summary>
public sealed class ItemIndexTests
{
    private static readonly string[] Words = ["养老", "服务", "养老服务", "机构", "备案", "公开", "2019", "61号", "[2019]", "《办法》", "abc", "老年人", "补贴", "标准"];
    private static readonly Facet[] Facets = Enum.GetValues<Facet>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_answer_is_that_of_a_look_into_every_item(int seed)
    {
        var random = new Random(seed);
        var index = new ItemIndex();
        var present = new Dictionary<string, SearchTable>(StringComparer.Ordinal);
        for (var step = 0; step < 60; step++)
        {
            var id = $"610116{(random.Next(2) == 0 ? "" : "001")}-{random.Next(1, 6):00}";
            switch (random.Next(8))
            {
                case 0:
                    index.Remove(id);
                    present.Remove(id);
                    break;
                case 1 when step % 4 == 0:
                    index.Fill(present.Values);
                    break;
                default:
                    index.Put(present[id] = Table(id, step, random));
                    break;
            }

            Assert.Equal(present.Values.Sum(table => table.Items.Count), index.View.Live);
            Assert.Equal(present.Keys.Order(StringComparer.Ordinal), index.Tables().Keys.Order(StringComparer.Ordinal));
            for (var asked = 0; asked < 6; asked++)
            {
                Same(present.Values, Question(random), index.View, random.Next(5), random.Next(8));
            }
        }
    }

    [Fact]
    public void What_is_left_behind_does_not_pile_up_and_changes_nothing()
    {
        var index = new ItemIndex();
        var random = new Random(11);
        var other = Table("610116-02", 1, random);
        index.Put(other);
        for (var version = 1; version <= 40; version++)
        {
            index.Put(Big(version));
            Same([other, Big(version)], new("养老", "", None()), index.View, 0, 5);
        }

        static SearchTable Big(int version) => Table("610116-01", version, new Random(version), 400);
    }

    [Fact]
    public async Task Who_asks_while_tables_change_sees_each_table_whole()
    {
        var index = new ItemIndex();
        index.Put(Marked(1));
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var asked = 0;
            for (; !stop.IsCancellationRequested || asked < 50; asked++)
            {
                var answer = index.View.Find(new("标记", "", None()), 0, 100);
                Assert.Equal(50, answer.Total);
                Assert.Single(answer.Hits.Select(hit => hit.Table.Snapshot).Distinct());
            }

            return asked;
        })).ToList();
        for (var version = 2; version <= 400; version++)
        {
            index.Put(Marked(version));
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), asked => Assert.True(asked >= 50));

        // Names of their own in every version, so that new pairs come all the time.
        static SearchTable Marked(int version) => new(
            "610116-06", new("610116", "06"), version, "", $"{version}",
            [.. Enumerable.Range(0, 50).Select(number => new SearchItem($"标记{(char)('一' + version)}{(char)('一' + number)}", "", "", default, [], default))]);
    }

    [Theory]
    [InlineData("机构", new[] { "机构", "机构备案", "养老机构备案" })]
    [InlineData("养", new[] { "养老机构备案" })]
    [InlineData("案", new[] { "机构备案", "养老机构备案" })]
    [InlineData("没有", new string[0])]
    [InlineData("  ", new string[0])]
    public void Names_are_suggested_that_hold_what_is_typed_those_that_begin_with_it_first(string typed, string[] names)
    {
        var index = new ItemIndex();
        index.Put(new("610116-06", new("610116", "06"), 1, "", "", [.. new[] { "养老机构备案", "机构备案", "机构", "机构" }.Select(name =>
            new SearchItem(name, "机构", "", default, [], System.Text.Encoding.UTF8.GetBytes(name)))]));
        Assert.Equal(names, index.View.Suggest(typed, 10).Select(one => System.Text.Encoding.UTF8.GetString(one.Wire.Span)));
        Assert.Equal(names.Take(1), index.View.Suggest(typed, 1).Select(one => System.Text.Encoding.UTF8.GetString(one.Wire.Span)));
    }

    private static Dictionary<Facet, IReadOnlySet<string>> None() => [];

    private static SearchTable Table(string id, int version, Random random, int size = 12) => new(
        id, new(id[..^3], id[^2..]), version, $"{id}@{version}", $"{version}",
        [.. Enumerable.Range(0, size == 12 ? random.Next(12) : size).Select(_ => Item(random))]);

    private static SearchItem Item(Random random)
    {
        string Text(int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Words[random.Next(Words.Length)]));
        return new(
            Text(4), Text(6), Text(3) + "\n" + Text(3),
            new((ushort)(random.Next(8) << 1), (ushort)(random.Next(4) << 1), (ushort)(random.Next(16) << 1), (ushort)(random.Next(4) << 1)),
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new SearchSubject($"610116-{random.Next(4)}", $"局{random.Next(2)}"))],
            default);
    }

    private static SearchQuestion Question(Random random)
    {
        var terms = string.Join(' ', Enumerable.Range(0, random.Next(4)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => Words[random.Next(Words.Length)]))));
        var chosen = new Dictionary<Facet, IReadOnlySet<string>>();
        foreach (var facet in Facets.Where(_ => random.Next(4) == 0))
        {
            chosen[facet] = Enumerable.Range(0, random.Next(1, 3)).Select(_ => facet switch
            {
                Facet.Domain => $"{random.Next(1, 6):00}",
                Facet.Division => random.Next(2) == 0 ? "610116" : "610116001",
                Facet.Organisation => $"610116-{random.Next(4)}",
                _ => $"{random.Next(1, 5)}",
            }).ToHashSet(StringComparer.Ordinal);
        }

        return new(terms, random.Next(3) switch { 0 => "610116001", 1 => "610116", _ => "" }, chosen);
    }

    private static void Same(IReadOnlyCollection<SearchTable> tables, SearchQuestion question, IndexView view, int skip, int take)
    {
        var all = tables.SelectMany(table => table.Items.Select((item, number) => (Table: table, Item: item, Number: number))).ToList();
        var answer = view.Find(question, skip, take);
        var hits = all.Where(one => Fits(one.Table, one.Item, question, null)).ToList();
        Assert.Equal(hits.Count, answer.Total);
        foreach (var facet in Facets)
        {
            var counts = all.Where(one => Fits(one.Table, one.Item, question, facet)).SelectMany(one => ValuesOf(one.Table, one.Item, facet)).CountBy(value => value);
            Assert.Equal(
                counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)),
                answer.Facets[facet].Select(one => (one.Value, one.Count)));
        }

        var ranked = hits
            .Select(one => (one.Table, one.Item, one.Number, Field: FieldOf(one.Item, question)))
            .OrderBy(one => one.Field)
            .ThenBy(one => one.Field == MatchField.Name ? one.Item.Name.Length : 0)
            .ThenBy(one => one.Table.Place.Division.Length)
            .ThenBy(one => one.Table.Place.Domain, StringComparer.Ordinal)
            .ThenBy(one => one.Table.Place.Division, StringComparer.Ordinal)
            .ThenBy(one => one.Number)
            .Skip(skip).Take(take);
        Assert.Equal(
            ranked.Select(one => (one.Table.CatalogueId, one.Table.Snapshot, one.Field)),
            answer.Hits.Select(hit => (hit.Table.CatalogueId, hit.Table.Snapshot, hit.Field)));
    }

    private static MatchField FieldOf(SearchItem item, SearchQuestion question) => question.Terms.Count == 0
        ? MatchField.Rest
        : question.Terms.Max(term => item.Name.Contains(term, StringComparison.Ordinal) ? MatchField.Name : item.Content.Contains(term, StringComparison.Ordinal) ? MatchField.Content : MatchField.Rest);

    private static bool Fits(SearchTable table, SearchItem item, SearchQuestion question, Facet? except) =>
        table.Place.Division.StartsWith(question.Within, StringComparison.Ordinal)
        && question.Terms.All(term => $"{item.Name}\r{item.Content}\r{item.Rest}".Contains(term, StringComparison.Ordinal))
        && Facets.All(facet => facet == except || question.ChosenOf(facet) is not { } chosen || ValuesOf(table, item, facet).Any(chosen.Contains));

    private static IEnumerable<string> ValuesOf(SearchTable table, SearchItem item, Facet facet) => facet switch
    {
        Facet.Domain => [table.Place.Domain],
        Facet.Division => [table.Place.Division],
        Facet.Organisation => item.Subjects.Select(subject => subject.Value).Distinct(),
        _ => Enumerable.Range(0, 16).Where(number => (item.Traits.Of(facet) & (1 << number)) != 0).Select(number => $"{number}"),
    };
}
