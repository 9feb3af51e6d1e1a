namespace OpenGov.Publications.Search;

/// <summary>
/// Counts hits by facet and leaves out those that a narrowed facet does not let through. Whether a group's values are chosen is decided
/// once for the group; a hit then costs three looks and three increments.
/// </summary>
internal sealed class Tally
{
    /// <summary>At most so many values of a facet are given.</summary>
    public const int MostValues = 100;

    private const byte Outside = 0x80;
    private static readonly Facet[] All = Enum.GetValues<Facet>();
    private readonly FrozenGroups groups;
    private readonly SearchQuestion question;
    private bool narrowed;

    // By group the facets, one bit each, that do not let it through; the highest bit for places outside of the division asked for.
    private readonly byte[] missesOfPlace;
    private readonly byte[] missesOfTraits;
    private readonly byte[] missesOfSubjects;
    private readonly int[] places;
    private readonly int[] traits;
    private readonly int[] subjects;

    // By narrowed facet its own groups, of hits that it alone does not let through.
    private readonly int[]?[] alone = new int[]?[All.Length];

    public Tally(FrozenGroups groups, SearchQuestion question)
    {
        (this.groups, this.question) = (groups, question);
        (places, traits, subjects) = (new int[groups.Places], new int[groups.Traits], new int[groups.Subjects]);
        missesOfPlace = Misses(groups.Places, [Facet.Domain, Facet.Division]);
        missesOfTraits = Misses(groups.Traits, [Facet.Level, Facet.Method, Facet.Channel, Facet.Audience]);
        missesOfSubjects = Misses(groups.Subjects, [Facet.Organisation]);
        if (question.Within.Length > 0)
        {
            narrowed = true;
            Mark(missesOfPlace, Facet.Division, division => division.StartsWith(question.Within, StringComparison.Ordinal), Outside);
        }
    }

    /// <summary>Number of hits taken.</summary>
    public int Total { get; private set; }

    /// <summary>Whether no facet is narrowed, so that every item is a hit.</summary>
    public bool CountsEverything => !narrowed;

    /// <summary>Counts in a row, where <see cref="CountsEverything"/>; ends with <see cref="Counted"/>.</summary>
    public Row Counting() => new(places, traits, subjects);

    /// <summary>The row has ended.</summary>
    public void Counted(in Row row) => Total += row.Total;

    /// <summary>Counts an item.</summary>
    /// <returns>Whether it is a hit.</returns>
    public bool Take(in ItemMarks item)
    {
        if (!narrowed)
        {
            Count(item);
            return true;
        }

        var misses = missesOfPlace[item.Place] | missesOfTraits[item.Traits] | missesOfSubjects[item.Subjects];
        if (misses == 0)
        {
            Count(item);
            return true;
        }

        if ((misses & (misses - 1)) == 0 && misses != Outside)
        {
            var facet = (Facet)int.TrailingZeroCount(misses);
            alone[(int)facet]![GroupOf(facet, item)]++;
        }

        return false;
    }

    /// <summary>The counts.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Counts() => All.ToDictionary(facet => facet, CountsOf);

    /// <summary>Counts many items one after another, with what it needs at hand.</summary>
    public ref struct Row(Span<int> places, Span<int> traits, Span<int> subjects)
    {
        private readonly Span<int> places = places, traits = traits, subjects = subjects;

        /// <summary>Items counted.</summary>
        public int Total { get; private set; }

        /// <summary>Counts one.</summary>
        public void Count(in ItemMarks item)
        {
            Total++;
            places[item.Place]++;
            traits[item.Traits]++;
            subjects[item.Subjects]++;
        }
    }

    private static int GroupOf(Facet facet, in ItemMarks item) => facet switch
    {
        Facet.Domain or Facet.Division => item.Place,
        Facet.Organisation => item.Subjects,
        _ => item.Traits,
    };

    private void Count(in ItemMarks item)
    {
        Total++;
        places[item.Place]++;
        traits[item.Traits]++;
        subjects[item.Subjects]++;
    }

    private byte[] Misses(int count, ReadOnlySpan<Facet> facets)
    {
        var misses = new byte[count];
        foreach (var facet in facets)
        {
            if (question.ChosenOf(facet) is { } chosen)
            {
                narrowed = true;
                alone[(int)facet] = new int[count];
                Mark(misses, facet, chosen.Contains, (byte)(1 << (int)facet));
            }
        }

        return misses;
    }

    private void Mark(byte[] misses, Facet facet, Func<string, bool> lets, byte mark)
    {
        var values = groups.ValuesOf(facet);
        var through = new bool[values.Count];
        for (var number = 0; number < through.Length; number++)
        {
            through[number] = lets(values[number].Value);
        }

        for (var group = 0; group < misses.Length; group++)
        {
            var any = false;
            foreach (var number in values.Of(group))
            {
                any |= through[number];
            }

            misses[group] |= any ? (byte)0 : mark;
        }
    }

    private IReadOnlyList<FacetCount> CountsOf(Facet facet)
    {
        var taken = facet switch
        {
            Facet.Domain or Facet.Division => places,
            Facet.Organisation => subjects,
            _ => traits,
        };
        var values = groups.ValuesOf(facet);
        var besides = alone[(int)facet];
        var counts = new int[values.Count];
        for (var group = 0; group < taken.Length; group++)
        {
            var count = taken[group] + (besides is null ? 0 : besides[group]);
            if (count > 0)
            {
                foreach (var number in values.Of(group))
                {
                    counts[number] += count;
                }
            }
        }

        // Most first, then by value; as numbers, because there may be many and few are wanted.
        var order = new long[counts.Length];
        var present = 0;
        for (var number = 0; number < counts.Length; number++)
        {
            if (counts[number] > 0)
            {
                order[present++] = ((long)(int.MaxValue - counts[number]) << 32) | (uint)values.PlaceOf(number);
            }
        }

        Array.Sort(order, 0, present);
        var shown = new FacetCount[Math.Min(present, MostValues)];
        for (var at = 0; at < shown.Length; at++)
        {
            var number = values.At((int)(uint)order[at]);
            shown[at] = new(values[number].Value, values[number].Label, counts[number]);
        }

        return shown;
    }
}
