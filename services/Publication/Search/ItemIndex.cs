using System.Collections.Concurrent;
using System.Globalization;

namespace OpenGov.Publications.Search;

/// <summary>
/// All items that are public now, in memory: pairs of characters to the items they stand in. One writer changes it, any number of
/// readers ask meanwhile, each of the state that <see cref="View"/> gave it. A table that is replaced leaves its items behind, marked;
/// when they become many the index is made anew from what it holds.
/// </summary>
public sealed class ItemIndex
{
    private const int FewLeftBehind = 5_000;
    private readonly Dictionary<string, SearchTable> tables = new(StringComparer.Ordinal);
    private Writing writing = new();
    private IndexView view = IndexView.Empty;

    /// <summary>The present state, which never changes.</summary>
    public IndexView View => Volatile.Read(ref view);

    /// <summary>Number and digest of a catalogue's snapshot in it; null when it has none.</summary>
    public (int Snapshot, string Digest)? Holds(string catalogueId) =>
        tables.TryGetValue(catalogueId, out var table) ? (table.Snapshot, table.Digest) : null;

    /// <summary>The tables in it, by catalogue.</summary>
    public IReadOnlyDictionary<string, TableHead> Tables() => tables.ToDictionary(table => table.Key, table => HeadOf(table.Value));

    /// <summary>Takes a table in; another one of the catalogue goes at the same moment.</summary>
    public void Put(SearchTable table)
    {
        LeaveBehind(table.CatalogueId);
        tables[table.CatalogueId] = table;
        writing.Add(table);
        Show();
    }

    /// <summary>Takes a catalogue out.</summary>
    public void Remove(string catalogueId)
    {
        LeaveBehind(catalogueId);
        if (tables.Remove(catalogueId))
        {
            Show();
        }
    }

    /// <summary>Replaces everything; readers see the old state until all is there.</summary>
    public void Fill(IEnumerable<SearchTable> all)
    {
        tables.Clear();
        foreach (var table in all)
        {
            tables[table.CatalogueId] = table;
        }

        Renew();
    }

    private static TableHead HeadOf(SearchTable table) => new(table.CatalogueId, table.Place, table.Snapshot, table.Title, table.Digest);

    private void LeaveBehind(string catalogueId)
    {
        if (tables.ContainsKey(catalogueId))
        {
            writing.LeaveBehind(catalogueId);
        }
    }

    private void Renew()
    {
        var fresh = new Writing();
        // By catalogue, so that items of one domain lie together.
        foreach (var table in tables.Values.OrderBy(table => table.CatalogueId, StringComparer.Ordinal))
        {
            fresh.Add(table);
        }

        writing = fresh;
        Volatile.Write(ref view, fresh.View());
    }

    private void Show()
    {
        if (writing.LeftBehind > FewLeftBehind && writing.LeftBehind > writing.Count / 2)
        {
            Renew();
            return;
        }

        Volatile.Write(ref view, writing.View());
    }

    private sealed class Writing
    {
        private readonly ConcurrentDictionary<int, Postings> pairs = new();
        private readonly Dictionary<int, MatchField> ofItem = [];
        private readonly Dictionary<string, (int From, int Count)> ranges = new(StringComparer.Ordinal);
        private readonly Groups groups = new();
        private IndexedItem[] items = new IndexedItem[256];
        private ItemMarks[] marks = new ItemMarks[256];
        private ulong[] left = new ulong[4];

        public int Count { get; private set; }

        public int LeftBehind { get; private set; }

        public void Add(SearchTable table)
        {
            var head = HeadOf(table);
            var place = groups.PlaceOf(table.Place);
            ranges[table.CatalogueId] = (Count, table.Items.Count);
            for (var index = 0; index < table.Items.Count; index++)
            {
                Add(table.Items[index], head, place, OrderOf(table.Place, index));
            }
        }

        public void LeaveBehind(string catalogueId)
        {
            // Readers keep the one that they have.
            var marked = (ulong[])left.Clone();
            var (from, count) = ranges[catalogueId];
            for (var item = from; item < from + count; item++)
            {
                marked[item >> 6] |= 1UL << (item & 63);
            }

            ranges.Remove(catalogueId);
            (left, LeftBehind) = (marked, LeftBehind + count);
        }

        public IndexView View() => new(pairs, items, marks, Count, Count - LeftBehind, left, groups.Freeze());

        // The district before its streets, then by domain, division and the order of the table.
        private static ulong OrderOf(CataloguePlace place, int index) =>
            (place.Division.Length > 6 ? 1UL << 52 : 0)
            | ((ulong)uint.Parse(place.Domain, CultureInfo.InvariantCulture) << 44)
            | ((ulong)uint.Parse(place.Division, CultureInfo.InvariantCulture) << 13)
            | (uint)Math.Min(index, 8191);

        private void Add(SearchItem item, TableHead head, int place, ulong order)
        {
            if (Count == items.Length)
            {
                Array.Resize(ref items, items.Length * 2);
                Array.Resize(ref marks, marks.Length * 2);
            }

            if (Count >> 6 == left.Length)
            {
                Array.Resize(ref left, left.Length * 2);
            }

            items[Count] = new(item, head);
            marks[Count] = new(
                order | ((ulong)Math.Min(item.Name.Length, 255) << 53), place, groups.TraitsOf(item.Traits), groups.SubjectsOf(item.Subjects));
            ofItem.Clear();
            Note(item.Name, MatchField.Name);
            Note(item.Content, MatchField.Content);
            Note(item.Rest, MatchField.Rest);
            foreach (var (pair, field) in ofItem)
            {
                pairs.GetOrAdd(pair, static _ => new()).Add(Count, field);
            }

            Count++;
        }

        private void Note(string text, MatchField field)
        {
            for (var index = 1; index < text.Length; index++)
            {
                if (FoldedText.IsIndexed(text[index - 1]) && FoldedText.IsIndexed(text[index]))
                {
                    // Fields come best first.
                    ofItem.TryAdd(IndexView.Pair(text[index - 1], text[index]), field);
                }
            }
        }
    }
}

/// <summary>An item in the index.</summary>
/// <param name="Item">The item.</param>
/// <param name="Table">Where it stands.</param>
internal readonly record struct IndexedItem(SearchItem Item, TableHead Table);

/// <summary>What every hit is counted and ordered by, small and apart from the texts, so that the many hits of a common word stay in the cache.</summary>
/// <param name="Rank">Its place among hits of one field: length of the name in bits 53 to 60, below them its order.</param>
/// <param name="Place">Number of its place among the groups.</param>
/// <param name="Traits">Number of its traits.</param>
/// <param name="Subjects">Number of its subjects.</param>
internal readonly record struct ItemMarks(ulong Rank, int Place, int Traits, int Subjects)
{
    private const ulong OrderBits = (1UL << 53) - 1;

    /// <summary>Its place among all items, whatever was asked.</summary>
    public ulong Order => Rank & OrderBits;

    /// <summary>Its place among all hits: the field first, of names the shorter first, then the order.</summary>
    public ulong RankIn(MatchField field) => ((ulong)field << 61) | (field == MatchField.Name ? Rank : Order);

    /// <summary>The field of a rank.</summary>
    public static MatchField FieldOf(ulong rank) => (MatchField)(rank >> 61);
}
