namespace OpenGov.Catalogues.Versions;

/// <summary>
/// One round of a review: a submission and all that was decided on it. Stages and joining departments are those of the day it was
/// submitted, so that a change of configuration does not move a review under way.
/// </summary>
public sealed record ReviewRound
{
    /// <summary>Most rounds of one version: far more than people go through, few enough to stay in its document.</summary>
    public const int Most = 50;

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>Who submitted: user name.</summary>
    public required string Submitter { get; init; }

    /// <summary>In whose name, by delegation: user name; empty when in the submitter's own.</summary>
    public string SubmitterOnBehalfOf { get; init; } = "";

    /// <summary>When it was submitted (UTC).</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Digest of the content that was submitted.</summary>
    public required string Digest { get; init; }

    /// <summary>The stages, in order; at least one.</summary>
    public required IReadOnlyList<ReviewStage> Stages { get; init; }

    /// <summary>Departments that joined in keeping the catalogue when it was submitted.</summary>
    public IReadOnlyList<string> Joining { get; init; } = [];

    /// <summary>What was decided so far, in the order of the stages; a return is the last.</summary>
    public IReadOnlyList<StageDecision> Decisions { get; init; } = [];

    /// <summary>Answers of the joining departments, oldest first; an objection is the last.</summary>
    public IReadOnlyList<DepartmentConsent> Consents { get; init; } = [];

    /// <summary>Number of the stage to be decided on next, from 1; one more than there are stages when all are approved.</summary>
    public int Present => Decisions.Count(decision => decision.Approves) + 1;

    /// <summary>The stage to be decided on next; null when all are approved.</summary>
    public ReviewStage? PresentStage => Present <= Stages.Count ? Stages[Present - 1] : null;

    /// <summary>Whether the stage to be decided on next is the last one.</summary>
    public bool IsAtLastStage => Present == Stages.Count;

    /// <summary>
    /// Joining departments that have not agreed. A department that has left the domain since is not waited for, and one that has come
    /// is asked in the next round.
    /// </summary>
    /// <param name="joining">Departments that join in keeping the catalogue now.</param>
    public IReadOnlyList<string> MissingConsents(IReadOnlyList<string> joining) =>
    [
        .. Joining.Where(department => joining.Contains(department)
            && !Consents.Any(consent => consent.Consents && consent.OrganisationId == department)),
    ];
}
