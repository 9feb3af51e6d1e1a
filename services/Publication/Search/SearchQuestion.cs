namespace OpenGov.Publications.Search;

/// <summary>A question to the index.</summary>
public sealed class SearchQuestion
{
    /// <summary>Fewest characters of a term.</summary>
    public const int ShortestTerm = 2;

    private readonly Dictionary<Facet, IReadOnlySet<string>> chosen;

    /// <param name="text">Terms, apart by blanks; each must stand in the item. None finds everything.</param>
    /// <param name="within">Only this division and what lies within it; empty means all.</param>
    /// <param name="chosen">By facet the values of which an item must have one; facets without values are left out.</param>
    public SearchQuestion(string text, string within, IReadOnlyDictionary<Facet, IReadOnlySet<string>> chosen)
    {
        Terms = [.. FoldedText.Of(text).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        Within = within;
        this.chosen = chosen.Where(one => one.Value.Count > 0).ToDictionary();
    }

    /// <summary>The terms, folded.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Only this division and what lies within it; empty means all.</summary>
    public string Within { get; }

    /// <summary>The values chosen of a facet; null when it is not narrowed.</summary>
    public IReadOnlySet<string>? ChosenOf(Facet facet) => chosen.GetValueOrDefault(facet);
}
