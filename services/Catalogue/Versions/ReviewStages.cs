namespace OpenGov.Catalogues.Versions;

/// <summary>The stages of a review where nothing else is configured: 三审 (domain.md §5).</summary>
public static class ReviewStages
{
    /// <summary>初审 by a reviewer and 复审 by a leader of the responsible organisation, 终审 by the district's government office.</summary>
    public static IReadOnlyList<ReviewStage> Usual { get; } =
    [
        new("初审", ["reviewer"], StageOwner.Own),
        new("复审", ["leader"], StageOwner.Own),
        new("终审", ["office"], StageOwner.Office),
    ];

    /// <summary>The round of a version that was submitted before rounds were recorded: nothing of the usual stages is decided yet.</summary>
    /// <exception cref="InvalidOperationException">It was never submitted.</exception>
    internal static ReviewRound Unrecorded(CatalogueVersion version)
    {
        var submitted = version.Steps.LastOrDefault(step => step.Kind == StepKind.Submitted)
            ?? throw new InvalidOperationException($"version {version.Number} of {version.CatalogueId} was never submitted");
        var round = new ReviewRound
        {
            Number = 1,
            Submitter = submitted.Actor,
            SubmittedAt = submitted.At,
            Digest = submitted.Digest,
            Stages = Usual,
        };

        // One decision was enough then.
        var approved = version.Steps.LastOrDefault(step => step.Kind == StepKind.Approved);
        return version.State is not VersionState.Submitted && approved is not null
            ? round with
            {
                Stages = [new("审核", ["reviewer", "leader"], StageOwner.Own)],
                Decisions = [new(1, Approves: true, approved.Actor, approved.OrganisationId, approved.At, approved.Note)],
            }
            : round;
    }
}
