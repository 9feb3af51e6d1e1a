using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Versions;

/// <summary>
/// A version (版本) of a catalogue with all its items: one document. At most one version of a catalogue is a working one, and each
/// number is taken once; both are unique keys (see <see cref="Storage.DocumentTypes"/>).
/// </summary>
public sealed record CatalogueVersion
{
    /// <summary>Its catalogue.</summary>
    public required string CatalogueId { get; init; }

    /// <summary>1, 2, 3 …; a working version has the number that it will be published under.</summary>
    public required int Number { get; init; }

    /// <summary>
    /// Official title of its catalogue. Kept here, because published versions show the title of their day, also when the catalogue
    /// itself is not public any more.
    /// </summary>
    public string Title { get; init; } = "";

    /// <summary>State.</summary>
    public required VersionState State { get; init; }

    /// <summary>The table, in order; at most 2,000 items. An item's number (序号) is its place here, from 1.</summary>
    public IReadOnlyList<CatalogueItem> Items { get; init; } = [];

    /// <summary>Why warnings of the checks are right as they are; never for the public, and no part of the content.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];

    /// <summary>The way it went so far, oldest first.</summary>
    public IReadOnlyList<VersionStep> Steps { get; init; } = [];

    /// <summary>Every round of its review, oldest first; the last one is under way while the version is submitted or approved.</summary>
    public IReadOnlyList<ReviewRound> Rounds { get; init; } = [];

    /// <summary>Comments of all rounds, oldest first.</summary>
    public IReadOnlyList<ReviewComment> Comments { get; init; } = [];

    /// <summary>When it becomes public by itself; null unless it is approved and scheduled.</summary>
    public PublishSchedule? Schedule { get; init; }

    /// <summary>How it became public before its review was complete; null when it did not.</summary>
    public EmergencyPublication? Emergency { get; init; }

    /// <summary>Of a derived catalogue: the upstream version that it follows, as it was when the version was opened or rebased.</summary>
    public UpstreamPin? Upstream { get; init; }

    /// <summary>Other catalogues of the district that items were taken over from, and the versions of them that are followed.</summary>
    public IReadOnlyList<UpstreamPin> FurtherUpstreams { get; init; } = [];

    /// <summary>What was decided when upstream changes were taken over, in this version and those before it; the latest of each.</summary>
    public IReadOnlyList<KeptDecision> Decisions { get; init; } = [];

    /// <summary>Why it was withdrawn, for the public; empty otherwise.</summary>
    public string WithdrawalReason { get; init; } = "";

    /// <summary>When it was opened as a draft (UTC).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it became public (UTC); null until then.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Ids of the versions of this catalogue that had ended lately when this one was opened, newest first, at most 4.</summary>
    public IReadOnlyList<string> Predecessors { get; init; } = [];

    /// <summary>Whether it is still on its way to the public.</summary>
    public bool IsWorking => State is VersionState.Draft or VersionState.Submitted or VersionState.Approved;

    /// <summary>Whether it is or was public.</summary>
    public bool WasPublished => State is VersionState.Published or VersionState.Withdrawn;

    /// <summary>User name of whoever submitted it last; empty when nobody did.</summary>
    public string Submitter => Submission?.Actor ?? "";

    /// <summary>Whether the caller, or someone in whose name the caller acts, submitted it last, or had it submitted by delegation.</summary>
    public bool IsSubmittedBy(Caller caller) => Submission is { } submission
        && (caller.Persons.Contains(submission.Actor)
            || (submission.OnBehalfOf.Length > 0 && caller.Persons.Contains(submission.OnBehalfOf)));

    private VersionStep? Submission => Steps.LastOrDefault(step => step.Kind == StepKind.Submitted);

    /// <summary>When it becomes public by itself, in milliseconds since 1970; null unless it is approved and scheduled.</summary>
    public long? DueAt => State == VersionState.Approved ? Schedule?.PublishAt.ToUnixTimeMilliseconds() : null;

    /// <summary>Whether an emergency publication still waits for its second look.</summary>
    public bool AwaitsSecondLook => Emergency is { Confirmation: null };

    /// <summary>
    /// The round under way: the last one. A version that was submitted before rounds were recorded is at the first stage of the usual ones.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was never submitted.</exception>
    public ReviewRound RoundUnderWay() => Rounds is [.., var last] ? last : ReviewStages.Unrecorded(this);

    /// <summary>The version with the round under way replaced.</summary>
    public CatalogueVersion With(ReviewRound round) => this with { Rounds = [.. Rounds.SkipLast(1), round] };

    /// <summary>All that it follows, the one it was derived from first.</summary>
    public IEnumerable<UpstreamPin> Upstreams => Upstream is null ? FurtherUpstreams : FurtherUpstreams.Prepend(Upstream);

    /// <summary>The version that follows a version of an upstream; a new upstream is a further one.</summary>
    public CatalogueVersion Following(UpstreamPin pin) => Upstream?.CatalogueId == pin.CatalogueId
        ? this with { Upstream = pin }
        : this with { FurtherUpstreams = [.. FurtherUpstreams.Where(other => other.CatalogueId != pin.CatalogueId), pin] };

    /// <summary>The version with one more step.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TooLarge"/> when it has <see cref="VersionStep.Most"/> steps already.</exception>
    public CatalogueVersion With(VersionStep step) => Steps.Count < VersionStep.Most || step.Completes
        ? this with { Steps = [.. Steps, step] }
        : throw Refused.TooLarge(
            $"这个版本的办理记录已达 {VersionStep.Most} 条，不能再增加；请发布或废弃这个版本后重新开草稿。", VersionStep.Most);
}
