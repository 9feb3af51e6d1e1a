namespace OpenGov.Catalogues.Bases;

/// <summary>
/// That a catalogue cites a basis, or did, and what is to be done about it; id "{basis}:{catalogue}". One is kept for each pair, so
/// that finding the catalogues of a basis, or the work of a catalogue, is one question to an index.
/// </summary>
public sealed record BasisCitation
{
    /// <summary>The basis.</summary>
    public required string BasisId { get; init; }

    /// <summary>The catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>The published version that cites it; when none does any more, the last that did.</summary>
    public int Version { get; init; }

    /// <summary>The items of the published version that cite it, in the order of the table; empty when none does.</summary>
    public IReadOnlyList<CitingItem> Items { get; init; } = [];

    /// <summary>When the catalogue was flagged, because the basis is repealed (UTC); null while there is nothing to do.</summary>
    public DateTimeOffset? FlaggedAt { get; init; }

    /// <summary>When the published version did not cite it any more (UTC); null while it does.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The items that were flagged; kept when it is done.</summary>
    public IReadOnlyList<CitingItem> Flagged { get; init; } = [];

    /// <summary>Whether there is work to do.</summary>
    public bool IsOpen => FlaggedAt is not null && DoneAt is null;

    /// <summary>Id of a pair.</summary>
    public static string IdOf(string basis, string catalogue) => $"{basis}:{catalogue}";

    /// <summary>Whether it says the same as another.</summary>
    public bool Says(BasisCitation? other) => other is not null && Version == other.Version && FlaggedAt == other.FlaggedAt
        && DoneAt == other.DoneAt && Items.SequenceEqual(other.Items) && Flagged.SequenceEqual(other.Flagged);
}

/// <summary>An item that cites a basis.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number (序号) in that version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">The citation as written.</param>
public sealed record CitingItem(Guid Id, int Number, string Name, string Text);
