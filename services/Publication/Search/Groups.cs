using System.Globalization;

namespace OpenGov.Publications.Search;

/// <summary>
/// The values that items share: places, sets of traits, sets of subjects. There are few different ones, so that a hit is counted with three
/// increments, and the values of all facets are added up once for each group.
/// </summary>
internal sealed class Groups
{
    private readonly Numbered<CataloguePlace> places = new(EqualityComparer<CataloguePlace>.Default);
    private readonly Numbered<ItemTraits> traits = new(EqualityComparer<ItemTraits>.Default);
    private readonly Numbered<string> subjectKeys = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<SearchSubject>> subjects = [];
    private FrozenGroups? frozen;

    public int PlaceOf(CataloguePlace place) => Of(places, place);

    public int TraitsOf(ItemTraits set) => Of(traits, set);

    public int SubjectsOf(IReadOnlyList<SearchSubject> set)
    {
        var number = Of(subjectKeys, string.Join('\n', set.Select(subject => $"{subject.Value}\t{subject.Name}")));
        if (number == subjects.Count)
        {
            subjects.Add(set);
        }

        return number;
    }

    public FrozenGroups Freeze() => frozen ??= new(places.Values, traits.Values, subjects);

    private int Of<T>(Numbered<T> group, T value) where T : notnull
    {
        var before = group.Values.Count;
        var number = group.Of(value);
        if (group.Values.Count > before)
        {
            frozen = null;
        }

        return number;
    }

    private sealed class Numbered<T>(IEqualityComparer<T> comparer) where T : notnull
    {
        private readonly Dictionary<T, int> numbers = new(comparer);

        public List<T> Values { get; } = [];

        public int Of(T value)
        {
            if (!numbers.TryGetValue(value, out var number))
            {
                number = Values.Count;
                numbers.Add(value, number);
                Values.Add(value);
            }

            return number;
        }
    }
}

/// <summary>The groups at a time: how many of each kind, and by facet their values.</summary>
internal sealed class FrozenGroups
{
    private readonly FacetValues[] values;

    public FrozenGroups(
        IReadOnlyList<CataloguePlace> places, IReadOnlyList<ItemTraits> traits, IReadOnlyList<IReadOnlyList<SearchSubject>> subjects)
    {
        (Places, Traits, Subjects) = (places.Count, traits.Count, subjects.Count);
        values =
        [
            .. Enum.GetValues<Facet>().Select(facet => facet switch
            {
                Facet.Domain => FacetValues.Of(places, place => [(place.Domain, "")]),
                Facet.Division => FacetValues.Of(places, place => [(place.Division, "")]),
                // An item with one organisation under two of its names counts once.
                Facet.Organisation => FacetValues.Of(
                    subjects, set => set.DistinctBy(subject => subject.Value).Select(subject => (subject.Value, subject.Name))),
                _ => FacetValues.Of(traits, set => Numbers(set.Of(facet)).Select(number => (number.ToString(CultureInfo.InvariantCulture), ""))),
            }),
        ];
    }

    public int Places { get; }

    public int Traits { get; }

    public int Subjects { get; }

    public FacetValues ValuesOf(Facet facet) => values[(int)facet];

    private static IEnumerable<int> Numbers(ushort set) => Enumerable.Range(0, 16).Where(number => (set & (1 << number)) != 0);
}

/// <summary>The values of a facet, numbered, and which of them each group has.</summary>
internal sealed class FacetValues
{
    private readonly List<(string Value, string Label)> values = [];
    private readonly List<int> ofGroups = [];
    private readonly List<int> starts = [0];
    private int[] byPlace = [];
    private int[] places = [];

    public int Count => values.Count;

    public (string Value, string Label) this[int number] => values[number];

    public ReadOnlySpan<int> Of(int group) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ofGroups)[starts[group]..starts[group + 1]];

    /// <summary>The place of a value among all, in the order of their texts.</summary>
    public int PlaceOf(int number) => places[number];

    /// <summary>The value at a place.</summary>
    public int At(int place) => byPlace[place];

    public static FacetValues Of<T>(IReadOnlyList<T> groups, Func<T, IEnumerable<(string Value, string Label)>> valuesOf)
    {
        var made = new FacetValues();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            foreach (var (value, label) in valuesOf(group))
            {
                if (!numbers.TryGetValue(value, out var number))
                {
                    number = made.values.Count;
                    numbers.Add(value, number);
                    made.values.Add((value, label));
                }

                made.ofGroups.Add(number);
            }

            made.starts.Add(made.ofGroups.Count);
        }

        made.byPlace = [.. Enumerable.Range(0, made.Count).OrderBy(number => made.values[number].Value, StringComparer.Ordinal)];
        made.places = new int[made.Count];
        for (var place = 0; place < made.Count; place++)
        {
            made.places[made.byPlace[place]] = place;
        }

        return made;
    }
}
