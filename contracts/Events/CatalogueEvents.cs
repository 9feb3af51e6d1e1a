namespace OpenGov.Contracts.Events;

/// <summary>An event of the Catalogue service. Details are read with GetVersion or GetDraft.</summary>
public abstract record CatalogueEvent : ServiceEvent
{
    /// <summary>The catalogue, for example "610116-06"; empty where it is about a legal basis.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>The version it happened to; 0 where it is about the catalogue itself.</summary>
    public int Version { get; init; }

    /// <summary>SHA-256 (hexadecimal) of that version's content; empty where there is none.</summary>
    public string Digest { get; init; } = "";

    /// <inheritdoc/>
    public override string Subject => CatalogueId;
}

/// <summary>A catalogue was added.</summary>
public sealed record CatalogueCreated : CatalogueEvent;

/// <summary>A draft was opened.</summary>
public sealed record DraftOpened : CatalogueEvent;

/// <summary>A draft was submitted for review.</summary>
public sealed record DraftSubmitted : CatalogueEvent;

/// <summary>A submission was approved at its last stage.</summary>
public sealed record DraftApproved : CatalogueEvent;

/// <summary>A submission was approved at a stage before the last one.</summary>
public sealed record StageApproved : CatalogueEvent
{
    /// <summary>Number of the stage, from 1.</summary>
    public required int Stage { get; init; }

    /// <summary>Its name, for example "初审".</summary>
    public required string StageName { get; init; }
}

/// <summary>A joining department agreed to a submission. An objection is a <see cref="DraftReturned"/>.</summary>
public sealed record DraftConsented : CatalogueEvent
{
    /// <summary>The department.</summary>
    public required string OrganisationId { get; init; }
}

/// <summary>A submission was returned to its editors.</summary>
public sealed record DraftReturned : CatalogueEvent;

/// <summary>A draft was thrown away.</summary>
public sealed record DraftDiscarded : CatalogueEvent;

/// <summary>An approved version was scheduled to become public.</summary>
public sealed record PublishScheduled : CatalogueEvent
{
    /// <summary>When it will.</summary>
    public required DateTimeOffset PublishAt { get; init; }
}

/// <summary>The schedule of an approved version was given up.</summary>
public sealed record ScheduleCancelled : CatalogueEvent;

/// <summary>A version became public.</summary>
public sealed record CataloguePublished : CatalogueEvent
{
    /// <summary>Whether it was an emergency publication, before its review was complete.</summary>
    public bool Emergency { get; init; }
}

/// <summary>The second look after an emergency publication was taken.</summary>
public sealed record EmergencyConfirmed : CatalogueEvent;

/// <summary>The current version was taken back.</summary>
public sealed record CatalogueWithdrawn : CatalogueEvent;

/// <summary>The upstream of a derived catalogue published a newer version than the one it follows.</summary>
public sealed record UpstreamChanged : CatalogueEvent
{
    /// <summary>The upstream catalogue.</summary>
    public required string UpstreamId { get; init; }

    /// <summary>The upstream version that the derived catalogue follows.</summary>
    public required int PinnedVersion { get; init; }

    /// <summary>The upstream's new version.</summary>
    public required int CurrentVersion { get; init; }
}

/// <summary>A legal basis was added or changed, its first day came, or its repeal was taken back.</summary>
public sealed record BasisChanged : CatalogueEvent
{
    /// <summary>The basis.</summary>
    public required string BasisId { get; init; }

    /// <inheritdoc/>
    public override string Subject => BasisId;
}

/// <summary>A repeal of a legal basis was entered or corrected, or its day came.</summary>
public sealed record BasisRepealed : CatalogueEvent
{
    /// <summary>The basis.</summary>
    public required string BasisId { get; init; }

    /// <summary>First day (Asia/Shanghai) on which it is not in force any more.</summary>
    public required DateOnly RepealedOn { get; init; }

    /// <summary>Id of the basis that takes its place; empty when none does.</summary>
    public string ReplacedBy { get; init; } = "";

    /// <summary>Whether that day has come. A repeal to come is told of when it is entered and again on its day.</summary>
    public bool InEffect { get; init; }

    /// <inheritdoc/>
    public override string Subject => BasisId;
}

/// <summary>The published version of a catalogue cites a repealed basis: its keepers have work to do.</summary>
public sealed record BasisFlagged : CatalogueEvent
{
    /// <summary>The basis.</summary>
    public required string BasisId { get; init; }

    /// <summary>First day (Asia/Shanghai) on which it was not in force.</summary>
    public required DateOnly RepealedOn { get; init; }

    /// <summary>Id of the basis that took its place; empty when none did.</summary>
    public string ReplacedBy { get; init; } = "";

    /// <summary>How many items of the version cite it.</summary>
    public required int ItemCount { get; init; }
}
