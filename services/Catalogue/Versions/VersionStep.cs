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

    /// <summary>
    /// Most steps of one version after which another may begin something. Each takes up to 3 KiB of its document. What completes
    /// something that was begun is recorded beyond this, so that no version is stuck.
    /// </summary>
    public const int Most = 500;

    /// <summary>In whose name the actor did it by delegation: user name; empty when in the actor's own.</summary>
    public string OnBehalfOf { get; init; } = "";

    /// <summary>Of a decision: name of the review stage; empty otherwise.</summary>
    public string Stage { get; init; } = "";

    /// <summary>Whether it completes something, so that few others can follow it without a step that begins something.</summary>
    public bool Completes => Kind is StepKind.StageApproved or StepKind.Approved or StepKind.Returned
        or StepKind.Consented or StepKind.Objected or StepKind.ScheduleCancelled or StepKind.Published or StepKind.Withdrawn
        or StepKind.Discarded or StepKind.EmergencyPublished or StepKind.EmergencyConfirmed;
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

    /// <summary>Approved at a stage before the last one.</summary>
    StageApproved = 10,

    /// <summary>A joining department agreed.</summary>
    Consented = 11,

    /// <summary>A joining department objected: returned to the editors.</summary>
    Objected = 12,

    /// <summary>Scheduled to become public.</summary>
    PublishScheduled = 13,

    /// <summary>The schedule was given up.</summary>
    ScheduleCancelled = 14,

    /// <summary>Published before its review was complete.</summary>
    EmergencyPublished = 15,

    /// <summary>The second look after an emergency publication.</summary>
    EmergencyConfirmed = 16,

    /// <summary>Opened as a draft with the items of an earlier version.</summary>
    Restored = 17,

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
    /// <summary>In whose name, by delegation: user name; empty when in the caller's own. Known once <see cref="Using"/> was asked.</summary>
    public string OnBehalfOf { get; private init; } = "";

    /// <summary>The act as one that needs one of these roles; see <see cref="Caller.Using"/>.</summary>
    public Act Using(params ReadOnlySpan<string> roles)
    {
        var by = By.Using(roles);
        var borrows = by.ActsFor.Count == 1 && by.HasAny(roles) && roles.Contains(by.ActsFor.Keys.Single());
        return this with { By = by, OnBehalfOf = borrows ? by.ActsFor.Values.Single() : "" };
    }

    /// <summary>The step that records this act.</summary>
    public VersionStep Step(StepKind kind, string note, string digest) =>
        new(kind, By.Username, By.OrganisationId, At, note, digest) { OnBehalfOf = OnBehalfOf };
}
