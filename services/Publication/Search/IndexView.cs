using System.Collections.Concurrent;

namespace OpenGov.Publications.Search;

/// <summary>
/// The index at a moment. Pairs and items may have grown since; what has come since is not seen.
/// </summary>
public sealed class IndexView
{
    private const int MostLists = 8;
    private readonly ConcurrentDictionary<int, Postings> pairs;
    private readonly IndexedItem[] items;
    private readonly ItemMarks[] marks;
    private readonly ulong[] left;
    private readonly FrozenGroups groups;
    private readonly int count;

    internal IndexView(
        ConcurrentDictionary<int, Postings> pairs, IndexedItem[] items, ItemMarks[] marks, int count, int live, ulong[] left, FrozenGroups groups)
    {
        this.pairs = pairs;
        this.items = items;
        this.marks = marks;
        this.count = count;
        this.left = left;
        this.groups = groups;
        Live = live;
    }

    /// <summary>Nothing.</summary>
    public static IndexView Empty { get; } = new([], [], [], 0, 0, [], new([], [], []));

    /// <summary>Number of items that are public.</summary>
    public int Live { get; }

    /// <summary>Answers a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="skip">Leave out so many of the best hits, from 0.</param>
    /// <param name="take">Give so many, 0 and more.</param>
    public SearchResult Find(SearchQuestion question, int skip, int take)
    {
        var collecting = new Collecting(marks, new(groups, question), new((int)Math.Min((long)skip + take, count)));
        Match(question.Terms, ref collecting);
        var hits = collecting.Best.Sorted().Skip(skip).Select(hit => new SearchHit(
            items[hit.Item].Table, items[hit.Item].Item.Wire, ItemMarks.FieldOf(hit.Key)));
        return new(collecting.Tally.Total, [.. hits], collecting.Tally.Counts());
    }

    /// <summary>Names that hold a text, those that begin with it first, then the ones that stand in most items.</summary>
    /// <param name="text">At least one character.</param>
    /// <param name="limit">At most so many.</param>
    /// <returns>One item of each name.</returns>
    public IReadOnlyList<(ReadOnlyMemory<byte> Wire, int Count)> Suggest(string text, int limit)
    {
        var folded = FoldedText.Of(text).Trim();
        if (folded.Length == 0)
        {
            return [];
        }

        var noting = new Noting(items, new(StringComparer.Ordinal));
        if (folded.Length >= SearchQuestion.ShortestTerm)
        {
            Match([folded], ref noting);
        }
        else
        {
            LookInto(item => item.Name.Contains(folded, StringComparison.Ordinal) ? MatchField.Name : null, ref noting);
        }

        return
        [
            .. noting.Names
                .OrderBy(name => name.Key.StartsWith(folded, StringComparison.Ordinal) ? 0 : 1)
                .ThenByDescending(name => name.Value.Count)
                .ThenBy(name => name.Key.Length)
                .ThenBy(name => name.Key, StringComparer.Ordinal)
                .Take(limit)
                .Select(name => (items[name.Value.Item].Item.Wire, name.Value.Count)),
        ];
    }

    /// <summary>The number of a pair of characters.</summary>
    internal static int Pair(char first, char second) => (first << 16) | second;

    private static bool IsLive(ulong[] left, int item) => (left[item >> 6] & (1UL << (item & 63))) == 0;

    private bool IsLive(int item) => IsLive(left, item);

    private void Match<TSink>(IReadOnlyList<string> terms, ref TSink sink) where TSink : struct, ISink
    {
        if (terms.Count == 0)
        {
            for (var item = 0; item < count; item++)
            {
                if (IsLive(item))
                {
                    sink.Take(item, MatchField.Rest);
                }
            }

            return;
        }

        List<Postings> lists = [];
        foreach (var pair in terms.SelectMany(PairsOf).Distinct())
        {
            if (!pairs.TryGetValue(pair, out var list))
            {
                return;
            }

            lists.Add(list);
        }

        if (lists.Count == 0)
        {
            // Terms of signs only, which no pair tells of.
            LookInto(item => Verify(item, terms), ref sink);
        }
        else if (terms is [{ Length: 2 }])
        {
            // A pair that is the whole term is the answer itself.
            sink.TakeAll(lists[0].Below(count), left);
        }
        else
        {
            Intersect(lists, terms, ref sink);
        }
    }

    private void LookInto<TSink>(Func<SearchItem, MatchField?> verify, ref TSink sink) where TSink : struct, ISink
    {
        for (var item = 0; item < count; item++)
        {
            if (IsLive(item) && verify(items[item].Item) is { } field)
            {
                sink.Take(item, field);
            }
        }
    }

    private void Intersect<TSink>(List<Postings> lists, IReadOnlyList<string> terms, ref TSink sink) where TSink : struct, ISink
    {
        lists.Sort((one, other) => one.Below(count).Length.CompareTo(other.Below(count).Length));
        // More lists than this narrow nothing further that looking into the text would not.
        Span<int> at = stackalloc int[Math.Min(lists.Count, MostLists)];
        at.Clear();
        foreach (var entry in lists[0].Below(count))
        {
            var item = entry >> 2;
            var everywhere = IsLive(item);
            for (var other = 1; everywhere && other < at.Length; other++)
            {
                everywhere = Advance(lists[other].Below(count), ref at[other], item);
            }

            if (everywhere && Verify(items[item].Item, terms) is { } field)
            {
                sink.Take(item, field);
            }
        }
    }

    // Moves to the first entry that is not before the item, by growing steps.
    private static bool Advance(ReadOnlySpan<int> list, ref int at, int item)
    {
        var wanted = item << 2;
        var step = 1;
        while (at + step < list.Length && list[at + step] < wanted)
        {
            at += step;
            step <<= 1;
        }

        var end = Math.Min(at + step + 1, list.Length);
        var place = list[at..end].BinarySearch(wanted);
        at += place < 0 ? ~place : place;
        return at < list.Length && list[at] >> 2 == item;
    }

    // The worst of the best fields of the terms: an item whose name holds all terms comes before one whose name holds some.
    private static MatchField? Verify(SearchItem item, IReadOnlyList<string> terms)
    {
        var worst = MatchField.Name;
        foreach (var term in terms)
        {
            var field = item.Name.Contains(term, StringComparison.Ordinal) ? MatchField.Name
                : item.Content.Contains(term, StringComparison.Ordinal) ? MatchField.Content
                : item.Rest.Contains(term, StringComparison.Ordinal) ? MatchField.Rest
                : (MatchField?)null;
            if (field is not { } place)
            {
                return null;
            }

            worst = place > worst ? place : worst;
        }

        return worst;
    }

    private static IEnumerable<int> PairsOf(string term)
    {
        for (var index = 1; index < term.Length; index++)
        {
            if (FoldedText.IsIndexed(term[index - 1]) && FoldedText.IsIndexed(term[index]))
            {
                yield return Pair(term[index - 1], term[index]);
            }
        }
    }

    // What is done with each hit: as a structure, so that the compiler puts it into the loop.
    private interface ISink
    {
        void Take(int item, MatchField field);

        /// <summary>Takes every entry of a list whose item is live.</summary>
        void TakeAll(ReadOnlySpan<int> entries, ulong[] left);
    }

    private readonly struct Collecting(ItemMarks[] marks, Tally tally, BestHits best) : ISink
    {
        public Tally Tally => tally;

        public BestHits Best => best;

        public void Take(int item, MatchField field)
        {
            ref readonly var found = ref marks[item];
            if (tally.Take(found))
            {
                best.Offer(found.RankIn(field), item);
            }
        }

        public void TakeAll(ReadOnlySpan<int> entries, ulong[] left)
        {
            if (!tally.CountsEverything)
            {
                foreach (var entry in entries)
                {
                    if (IsLive(left, entry >> 2))
                    {
                        Take(entry >> 2, (MatchField)(entry & 3));
                    }
                }

                return;
            }

            // The commonest pairs stand in nearly every item: here a hit may cost a few nanoseconds.
            var counting = tally.Counting();
            foreach (var entry in entries)
            {
                if (IsLive(left, entry >> 2))
                {
                    ref readonly var found = ref marks[entry >> 2];
                    counting.Count(found);
                    best.Offer(found.RankIn((MatchField)(entry & 3)), entry >> 2);
                }
            }

            tally.Counted(counting);
        }
    }

    private readonly struct Noting(IndexedItem[] items, Dictionary<string, (int Item, int Count)> names) : ISink
    {
        public Dictionary<string, (int Item, int Count)> Names => names;

        public void Take(int item, MatchField field)
        {
            if (field == MatchField.Name)
            {
                var name = items[item].Item.Name;
                names[name] = names.TryGetValue(name, out var known) ? (known.Item, known.Count + 1) : (item, 1);
            }
        }

        public void TakeAll(ReadOnlySpan<int> entries, ulong[] left)
        {
            foreach (var entry in entries)
            {
                if (IsLive(left, entry >> 2))
                {
                    Take(entry >> 2, (MatchField)(entry & 3));
                }
            }
        }
    }
}
