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

    /// <summary>When it was added (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
