using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Checking;

/// <summary>A rule that looks at one item. Pure; called once for each item, so it must be linear in the item's text.</summary>
public interface IItemRule
{
    /// <summary>What people read about it.</summary>
    CheckRule About { get; }

    /// <summary>What it finds in an item.</summary>
    IEnumerable<Found> In(CheckedItem item, CheckContext context);
}

/// <summary>A rule that looks at all items together. Pure; must be linear in the number of items.</summary>
public interface ITableRule
{
    /// <summary>What people read about it.</summary>
    CheckRule About { get; }

    /// <summary>What it finds, each with the item that it is about; null for the table as a whole.</summary>
    IEnumerable<(CheckedItem? Item, Found Found)> In(IReadOnlyList<CheckedItem> items, CheckContext context);
}

/// <summary>What a rule found.</summary>
/// <param name="Field">JSON path inside the item, for example "timeLimit.text" or "subjects[2].name".</param>
/// <param name="Message">What is wrong and what to do, in Chinese. Never repeats personal data whole.</param>
public sealed record Found(string Field, string Message)
{
    /// <summary>Milder than its rule; null for the rule's own severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>A change that mends it for certain; null when people must decide.</summary>
    public Fix? Fix { get; init; }

    /// <summary>
    /// What it depends on besides the content of its field, for example the upstream's limit. When that changes, it is another finding,
    /// which an earlier waiver does not cover.
    /// </summary>
    public string Basis { get; init; } = "";
}

/// <summary>A proposed change of one element. Applying it twice changes nothing more, and fixes of one element can follow each other.</summary>
/// <param name="Element">JSON name of the element, as in <see cref="ElementFields"/>.</param>
/// <param name="Apply">The elements after the change.</param>
public sealed record Fix(string Element, Func<ItemElements, ItemElements> Apply)
{
    /// <summary>Whether what is removed may be shown again; false for personal data.</summary>
    public bool ShowsBefore { get; init; } = true;
}
