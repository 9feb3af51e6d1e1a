namespace OpenGov.Catalogues.Bases;

/// <summary>
/// What becomes of a catalogue that cites a basis: flagged while the basis is repealed and the published version cites it, done when that
/// stops, as if nothing had been when the repeal was a mistake. Deciding again on the same facts changes nothing.
/// </summary>
public static class Flagging
{
    /// <summary>The pair of a basis and a catalogue as it is now.</summary>
    /// <param name="before">The pair as it is stored, or a new one.</param>
    /// <param name="version">Number of the published version; 0 when nothing is public.</param>
    /// <param name="items">Its items that cite the basis; none when nothing is public.</param>
    /// <param name="isOver">Whether the basis is repealed today.</param>
    /// <param name="at">Now (UTC).</param>
    public static BasisCitation Now(BasisCitation before, int version, IReadOnlyList<CitingItem> items, bool isOver, DateTimeOffset at)
    {
        var next = before with { Items = items, Version = items.Count > 0 ? version : before.Version };
        if (!isOver)
        {
            return next with { FlaggedAt = null, DoneAt = null, Flagged = [] };
        }

        if (items.Count > 0)
        {
            return next with { FlaggedAt = before.IsOpen ? before.FlaggedAt : at, DoneAt = null, Flagged = items };
        }

        return before.IsOpen ? next with { DoneAt = at } : next;
    }
}
