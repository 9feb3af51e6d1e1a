namespace OpenGov.Platform.Documents;

/// <summary>A question to a collection: conditions on declared keys (all must hold), one sort key, a limit, a place to go on from.</summary>
public sealed record DocumentQuery
{
    /// <summary>Conditions; all must hold. "id" is a key of every document.</summary>
    public IReadOnlyList<KeyCondition> Where { get; init; } = [];

    /// <summary>
    /// Key to sort by; ties are sorted by id, in the same direction. "id" by default. Documents without the key come first, with
    /// <see cref="Descending"/> last.
    /// </summary>
    public string SortBy { get; init; } = "id";

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Only documents after this place in the sort order; a place that does not fit the sort key is refused as a wrong page token.</summary>
    public QueryPlace? After { get; init; }

    /// <summary>At most so many, 1–1,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>The question with one more condition.</summary>
    public DocumentQuery And(string key, KeyRelation relation, object value) => this with { Where = [.. Where, new(key, relation, value)] };

    /// <summary>The question with one more condition: the key equals the value.</summary>
    public DocumentQuery And(string key, object value) => And(key, KeyRelation.Equal, value);
}

/// <summary>A condition on a key.</summary>
/// <param name="Key">A declared key, or "id".</param>
/// <param name="Relation">How the document's value relates to <paramref name="Value"/>.</param>
/// <param name="Value">A string or a long; for <see cref="KeyRelation.In"/> a collection of strings or longs; for <see cref="KeyRelation.Exists"/> a bool.</param>
public sealed record KeyCondition(string Key, KeyRelation Relation, object Value);

/// <summary>How a key relates to a value. Strings compare by their UTF-8 bytes.</summary>
public enum KeyRelation
{
    /// <summary>Equal.</summary>
    Equal,

    /// <summary>One of several.</summary>
    In,

    /// <summary>Larger.</summary>
    Above,

    /// <summary>Equal or larger.</summary>
    AtLeast,

    /// <summary>Smaller.</summary>
    Below,

    /// <summary>Equal or smaller.</summary>
    AtMost,

    /// <summary>A string that begins with the value.</summary>
    StartsWith,

    /// <summary>The document has the key (true) or does not (false).</summary>
    Exists,
}

/// <summary>A place in a sort order.</summary>
/// <param name="Value">The sort key's value there: a string or a long; for sort by id the id; null where the document lacks the key.</param>
/// <param name="Id">The document's id there.</param>
public sealed record QueryPlace(object? Value, string Id);
