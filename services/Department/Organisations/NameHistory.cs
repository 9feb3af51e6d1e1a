using OpenGov.Contracts.Events;

namespace OpenGov.Departments.Organisations;

/// <summary>The names of an organisation or a domain over time.</summary>
/// <param name="Name">The name.</param>
/// <param name="FullName">The formal name; empty for a domain.</param>
/// <param name="From">First day of the name; null when it had it from the beginning.</param>
/// <param name="Former">Names before it, oldest first.</param>
public sealed record NameHistory(string Name, string FullName, DateOnly? From, IReadOnlyList<FormerName> Former)
{
    /// <summary>Most former names.</summary>
    public const int Most = 50;

    /// <summary>The names after a renaming. Two on one day leave no trace of the first, which was nobody's name on any day.</summary>
    /// <param name="name">The new name.</param>
    /// <param name="fullName">The new formal name.</param>
    /// <param name="on">Its first day.</param>
    public NameHistory Rename(string name, string fullName, DateOnly on) => on <= From
        ? this with { Name = name, FullName = fullName }
        : new(name, fullName, on, [.. Former, new FormerName { Name = Name, FullName = FullName, From = From, Until = on }]);

    /// <summary>The names as they were on a day.</summary>
    public NameHistory AsOf(DateOnly day)
    {
        var before = Former.TakeWhile(former => former.Until <= day).ToList();
        return before.Count == Former.Count
            ? this
            : new(Former[before.Count].Name, Former[before.Count].FullName, Former[before.Count].From, before);
    }
}
