using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Review;

/// <summary>Taking the current version back from the public. No older version takes its place.</summary>
public static class Withdrawing
{
    /// <summary>Longest public reason, in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>The withdrawn version and what happened.</summary>
    /// <param name="stored">The version with the highest number that was ever published.</param>
    /// <param name="keepers">Who keeps the catalogue.</param>
    /// <param name="act">Who withdraws.</param>
    /// <param name="revision">Revision of the current version.</param>
    /// <param name="reason">Why, shown to the public.</param>
    public static (CatalogueVersion Next, CatalogueWithdrawn Happened) Withdraw(
        Stored<CatalogueVersion> stored, Keepers keepers, Act act, long revision, string reason)
    {
        Access.RequirePublishing(keepers, act.By);
        StateRules.Require(stored.Value, VersionState.Published);
        StateRules.RequireRevision(stored, revision);
        act = act.Using("leader", "office");
        Access.RequireWithdrawer(keepers, act.By);
        var digest = ContentDigest.Of(stored.Value);
        var next = (stored.Value with { State = VersionState.Withdrawn, WithdrawalReason = reason })
            .With(act.Step(StepKind.Withdrawn, reason, digest));
        return (next, new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = act.At,
            CatalogueId = next.CatalogueId,
            Version = next.Number,
            Digest = digest,
        });
    }
}
