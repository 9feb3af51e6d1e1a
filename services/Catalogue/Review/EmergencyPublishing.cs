using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Review;

/// <summary>
/// 应急发布: a version becomes public before its review is complete, because it cannot wait. It passes over stages and consents,
/// never over the rules of what a catalogue must say; and another person looks at it afterwards.
/// </summary>
public static class EmergencyPublishing
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>The published version and what happened. The submitter may do it: the second look is another person's.</summary>
    /// <param name="stored">The draft or submission.</param>
    /// <param name="keepers">Who keeps the catalogue.</param>
    /// <param name="act">Who publishes: a leader of the responsible organisation, or the office.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="digest">Digest of the content that is published.</param>
    /// <param name="reason">Why it cannot wait.</param>
    /// <param name="checks">What the rules that also stop a submission are asked with.</param>
    public static (CatalogueVersion Next, CataloguePublished Happened) Publish(
        Stored<CatalogueVersion> stored,
        Keepers keepers,
        Act act,
        long revision,
        string digest,
        string reason,
        CheckContext checks)
    {
        Access.RequirePublishing(keepers, act.By);
        if (stored.Value.State is not (VersionState.Draft or VersionState.Submitted))
        {
            throw StateRules.Wrong(
                stored.Value.State,
                $"当前版本的状态是“{StateRules.NameOf(stored.Value.State)}”，只有草稿和待审的版本可以应急发布；已审的版本请直接发布。");
        }

        StateRules.RequireRevision(stored, revision);
        StateRules.RequireDigest(stored, digest);
        act = act.Using("leader", "office");
        Access.RequireEmergency(keepers, act.By);
        SubmissionGate.Require(stored.Value, checks);
        var next = (stored.Value with
        {
            State = VersionState.Published,
            PublishedAt = act.At,
            Emergency = new(act.By.Username, act.By.OrganisationId, act.At, reason) { OnBehalfOf = act.OnBehalfOf },
        }).With(act.Step(StepKind.EmergencyPublished, reason, digest));
        return (next, new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = act.At,
            CatalogueId = next.CatalogueId,
            Version = next.Number,
            Digest = digest,
            Emergency = true,
        });
    }

    /// <summary>The second look: the version after it and what happened.</summary>
    /// <param name="stored">A version that was published in an emergency.</param>
    /// <param name="keepers">Who keeps the catalogue.</param>
    /// <param name="act">Who looks: a leader of the responsible organisation or the office, neither who published nor who submitted.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="digest">Digest of the content that was looked at.</param>
    /// <param name="note">What was found.</param>
    public static (CatalogueVersion Next, EmergencyConfirmed Happened) Confirm(
        Stored<CatalogueVersion> stored, Keepers keepers, Act act, long revision, string digest, string note)
    {
        Access.RequirePublishing(keepers, act.By);
        if (!stored.Value.AwaitsSecondLook)
        {
            throw StateRules.Wrong(
                stored.Value.State, stored.Value.Emergency is null ? "这个版本不是应急发布的，不需要事后复核。" : "这个版本的应急发布已经复核过。");
        }

        StateRules.RequireRevision(stored, revision);
        StateRules.RequireDigest(stored, digest);
        act = act.Using("leader", "office");
        RequireAnother(stored.Value, act);
        Access.RequireEmergency(keepers, act.By);
        var look = new SecondLook(act.By.Username, act.By.OrganisationId, act.At, note) { OnBehalfOf = act.OnBehalfOf };
        var next = (stored.Value with { Emergency = stored.Value.Emergency! with { Confirmation = look } })
            .With(act.Step(StepKind.EmergencyConfirmed, note, digest));
        return (next, new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = act.At,
            CatalogueId = next.CatalogueId,
            Version = next.Number,
            Digest = digest,
        });
    }

    private static void RequireAnother(CatalogueVersion version, Act act)
    {
        if (version.Emergency!.IsOf(act.By))
        {
            throw new RequestException(Reason.SelfReview, "这个版本由您本人（或委托您、受您委托的人）应急发布，事后复核必须由其他人办理。");
        }

        Access.RequireAnother(version, act.By);
    }
}
