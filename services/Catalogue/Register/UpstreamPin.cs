namespace OpenGov.Catalogues.Register;

/// <summary>What a derived catalogue follows (design.md §5, Derivation).</summary>
/// <param name="CatalogueId">The district's catalogue.</param>
/// <param name="Version">The version taken over.</param>
/// <param name="CurrentVersion">The newest version that the district has published.</param>
public sealed record UpstreamPin(string CatalogueId, int Version, int CurrentVersion)
{
    /// <summary>When the newest version was published (UTC); null when that is not known: pins of before did not keep it.</summary>
    public DateTimeOffset? CurrentSince { get; init; }

    /// <summary>The upstream version that the street last set aside; null when it never did.</summary>
    public SetAside? SetAside { get; init; }

    /// <summary>Whether the district has published since.</summary>
    public bool IsBehind => CurrentVersion > Version;

    /// <summary>Whether that waits for the street: a version that was set aside does not, the next one does again.</summary>
    public bool IsOpen => IsBehind && CurrentVersion > (SetAside?.Version ?? 0);
}

/// <summary>That a street knows of an upstream version and will not take it over now.</summary>
/// <param name="Version">The upstream version.</param>
/// <param name="Reason">Why, 1–500 characters.</param>
/// <param name="Actor">Who decided: user name.</param>
/// <param name="At">When (UTC).</param>
public sealed record SetAside(int Version, string Reason, string Actor, DateTimeOffset At)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 500;
}
