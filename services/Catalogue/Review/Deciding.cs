using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Review;

/// <summary>
/// Approving a stage, or returning a version. Refused in this order: not responsible, wrong state or stage, another content than
/// reviewed, own submission, another stage held, not this stage's organisation or role, consent missing: so that a caller learns first
/// what does not depend on who else did what.
/// </summary>
public static class Deciding
{
    /// <summary>
    /// The version after the decision and what happened. A version that is approved but not yet public can still be returned, by
    /// whoever has a say at one of its stages; otherwise a mistake found in the last moment could only be published.
    /// </summary>
    public static (CatalogueVersion Next, CatalogueEvent Happened) Decide(
        Stored<CatalogueVersion> stored, Keepers keepers, Act act, ReviewDecision decision)
    {
        Access.RequireReviewing(keepers, act.By);
        var version = stored.Value;
        if (decision.Approves || version.State != VersionState.Approved)
        {
            StateRules.Require(version, VersionState.Submitted);
        }

        var round = version.RoundUnderWay();
        RequirePresent(version, round, decision.Stage);
        StateRules.RequireRevision(stored, decision.Revision);
        StateRules.RequireDigest(stored, decision.Digest);
        act = act.Using([.. round.PresentStage?.Roles ?? round.Stages.SelectMany(stage => stage.Roles)]);
        Access.RequireAnother(version, act.By);
        RequireSay(version, round, keepers, act);
        if (decision.Approves && round.IsAtLastStage)
        {
            Consenting.RequireAll(round, keepers);
        }

        var commented = Commenting.Add(version, round, act, decision);
        return decision.Approves ? Approve(commented, round, act, decision) : Return(commented, round, act, decision);
    }

    private static void RequirePresent(CatalogueVersion version, ReviewRound round, int stage)
    {
        var present = round.PresentStage is null ? 0 : round.Present;
        if (stage != present)
        {
            throw StateRules.Wrong(
                version.State,
                round.PresentStage is { } open
                    ? $"这个版本正在“{open.Name}”（第 {present} 环节），不能办理第 {stage} 环节；请刷新后重新操作。"
                    : "这个版本的各审核环节都已通过，只能退回（不填环节）或发布。");
        }
    }

    private static void RequireSay(CatalogueVersion version, ReviewRound round, Keepers keepers, Act act)
    {
        if (round.PresentStage is { } present)
        {
            Access.RequireOneStage(version, round.Present, act.By);
            Access.RequireStage(keepers, act.By, present);
        }
        else if (!round.Stages.Any(stage => Access.MayDecideAt(keepers, act.By, stage)))
        {
            Access.RequireStage(keepers, act.By, round.Stages[^1]);
        }
    }

    private static (CatalogueVersion, CatalogueEvent) Approve(CatalogueVersion version, ReviewRound round, Act act, ReviewDecision decision)
    {
        var (number, stage) = (round.Present, round.Stages[round.Present - 1]);
        var decided = version.With(Decided(round, act, decision, number));
        return round.IsAtLastStage
            ? ((decided with { State = VersionState.Approved }).With(Step(StepKind.Approved)), new DraftApproved
            {
                EventId = Guid.NewGuid(),
                OccurredAt = act.At,
                CatalogueId = version.CatalogueId,
                Version = version.Number,
                Digest = decision.Digest,
            })
            : (decided.With(Step(StepKind.StageApproved)), new StageApproved
            {
                EventId = Guid.NewGuid(),
                OccurredAt = act.At,
                CatalogueId = version.CatalogueId,
                Version = version.Number,
                Digest = decision.Digest,
                Stage = number,
                StageName = stage.Name,
            });

        VersionStep Step(StepKind kind) => act.Step(kind, decision.Comment, decision.Digest) with { Stage = stage.Name };
    }

    private static (CatalogueVersion, CatalogueEvent) Return(CatalogueVersion version, ReviewRound round, Act act, ReviewDecision decision)
    {
        var number = round.PresentStage is null ? 0 : round.Present;
        var step = act.Step(StepKind.Returned, decision.Comment, decision.Digest) with { Stage = round.PresentStage?.Name ?? "" };
        var next = version.With(Decided(round, act, decision, number)).With(step);
        return (next with { State = VersionState.Draft, Schedule = null }, Returned(version, act, decision.Digest));
    }

    /// <summary>The event of a version that went back to its editors.</summary>
    internal static DraftReturned Returned(CatalogueVersion version, Act act, string digest) => new()
    {
        EventId = Guid.NewGuid(),
        OccurredAt = act.At,
        CatalogueId = version.CatalogueId,
        Version = version.Number,
        Digest = digest,
    };

    private static ReviewRound Decided(ReviewRound round, Act act, ReviewDecision decision, int stage) => round with
    {
        Decisions =
        [
            .. round.Decisions,
            new(stage, decision.Approves, act.By.Username, act.By.OrganisationId, act.At, decision.Comment) { OnBehalfOf = act.OnBehalfOf },
        ],
    };
}
