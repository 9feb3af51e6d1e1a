namespace OpenGov.Catalogues.Register;

/// <summary>
/// The catalogue (标准目录) of one division for one domain: the head of its versions. Who keeps it is not stored here but read from
/// the directory, so that a change of responsibility holds at once.
/// </summary>
public sealed record Catalogue
{
    /// <summary>行政区划 code: 6 digits for a district, 9 for a street or town.</summary>
    public required string Division { get; init; }

    /// <summary>领域 code: two digits.</summary>
    public required string Domain { get; init; }

    /// <summary>Official title, 1–200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>What it was derived from; null for a catalogue of its own.</summary>
    public UpstreamPin? Upstream { get; init; }

    /// <summary>Other catalogues of the district whose items its public version holds; at most <see cref="MostUpstreams"/>.</summary>
    public IReadOnlyList<UpstreamPin> FurtherUpstreams { get; init; } = [];

    /// <summary>
    /// The items of <see cref="Upstream"/> that were chosen when it was derived; empty when it follows the rule of thumb. What
    /// upstream adds later is then only offered, not taken.
    /// </summary>
    public IReadOnlyList<Guid> Choice { get; init; } = [];

    /// <summary>The institution of the street that stands as 公开主体 of derived items; empty for the street itself.</summary>
    public string Subject { get; init; } = "";

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Most catalogues that one follows.</summary>
    public const int MostUpstreams = 40;

    /// <summary>All that it follows, the one it was derived from first.</summary>
    public IEnumerable<UpstreamPin> Upstreams => Upstream is null ? FurtherUpstreams : FurtherUpstreams.Prepend(Upstream);

    /// <summary>The catalogue with another pin on the upstream that the pin names; a new upstream is a further one.</summary>
    public Catalogue With(UpstreamPin pin) => Upstream?.CatalogueId == pin.CatalogueId
        ? this with { Upstream = pin }
        : this with { FurtherUpstreams = [.. FurtherUpstreams.Where(other => other.CatalogueId != pin.CatalogueId), pin] };
}
