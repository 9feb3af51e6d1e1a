using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Versions;

/// <summary>What was done to a version; kept for ever (design.md §5, Review).</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Actor">Who did it: user name.</param>
/// <param name="OrganisationId">The actor's organisation.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Note">A note, comment or reason, at most 1,000 characters.</param>
/// <param name="Digest">Digest of the content it was done to.</param>
public sealed record VersionStep(StepKind Kind, string Actor, string OrganisationId, DateTimeOffset At, string Note, string Digest)
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 1_000;
}

/// <summary>What can be done to a version; the numbers are those of the contract.</summary>
public enum StepKind
{
    /// <summary>Opened as a draft.</summary>
    Opened = 1,

    /// <summary>Submitted for review.</summary>
    Submitted = 2,

    /// <summary>Approved.</summary>
    Approved = 3,

    /// <summary>Returned to the editors.</summary>
    Returned = 4,

    /// <summary>Published.</summary>
    Published = 5,

    /// <summary>Withdrawn.</summary>
    Withdrawn = 6,

    /// <summary>Thrown away.</summary>
    Discarded = 7,

    /// <summary>Filled from a table file.</summary>
    Imported = 8,

    /// <summary>Filled from an upstream catalogue.</summary>
    Derived = 9,

    /// <summary>Items of an upstream catalogue were added.</summary>
    TakenOver = 20,

    /// <summary>Changes of an upstream catalogue were taken over.</summary>
    Rebased = 21,
    /// <summary>Warnings were waived; for keepers only.</summary>
    FindingsWaived = 25,

    /// <summary>Waivers were taken back; for keepers only.</summary>
    WaiversRemoved = 26,

    /// <summary>Proposed fixes were applied; for keepers only.</summary>
    FixesApplied = 27,
}

/// <summary>Who acts, and when.</summary>
/// <param name="By">The caller.</param>
/// <param name="At">Now (UTC).</param>
public sealed record Act(Caller By, DateTimeOffset At)
{
    /// <summary>The step that records this act.</summary>
    public VersionStep Step(StepKind kind, string note, string digest) => new(kind, By.Username, By.OrganisationId, At, note, digest);
}
