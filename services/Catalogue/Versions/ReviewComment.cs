namespace OpenGov.Catalogues.Versions;

/// <summary>A reviewer's comment on a version, one of its items, or one element of an item; kept for ever.</summary>
public sealed record ReviewComment
{
    /// <summary>Longest text, in characters.</summary>
    public const int TextLength = 1_000;

    /// <summary>Most comments that one decision carries.</summary>
    public const int MostAtOnce = 200;

    /// <summary>Most comments kept with a version: so many of the longest are 3 MiB of its document.</summary>
    public const int MostKept = 1_000;

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Round in which it was made.</summary>
    public required int Round { get; init; }

    /// <summary>Stage at which it was made; 0 for a return after the last stage.</summary>
    public required int Stage { get; init; }

    /// <summary>The item; null when it is about the whole version.</summary>
    public Guid? ItemId { get; init; }

    /// <summary>JSON name of the element; empty when it is about the whole item.</summary>
    public string Field { get; init; } = "";

    /// <summary>What is to be done.</summary>
    public required string Text { get; init; }

    /// <summary>Who made it: user name.</summary>
    public required string Actor { get; init; }

    /// <summary>The actor's organisation.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which editor marked it as resolved; empty while nobody did.</summary>
    public string ResolvedBy { get; init; } = "";

    /// <summary>When it was marked as resolved (UTC).</summary>
    public DateTimeOffset? ResolvedAt { get; init; }
}
