using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Review;

/// <summary>The answer of a joining department.</summary>
/// <param name="Consents">Agrees, or objects.</param>
/// <param name="Digest">Digest of the content that was read.</param>
/// <param name="Revision">Revision of the version that was read.</param>
/// <param name="Reason">Reason; needed when it objects.</param>
public sealed record ConsentAnswer(bool Consents, string Digest, long Revision, string Reason);

/// <summary>
/// 会签: each joining department agrees to what was submitted, or objects, which returns it. At any stage, so that departments answer
/// while the lead department reviews; the last stage is approved only when all have agreed.
/// </summary>
public static class Consenting
{
    /// <summary>The version after the answer and what happened.</summary>
    public static (CatalogueVersion Next, CatalogueEvent Happened) Answer(
        Stored<CatalogueVersion> stored, Keepers keepers, Act act, ConsentAnswer answer)
    {
        Access.RequireJoining(keepers, act.By);
        var version = stored.Value;
        StateRules.Require(version, VersionState.Submitted);
        StateRules.RequireRevision(stored, answer.Revision);
        StateRules.RequireDigest(stored, answer.Digest);
        act = act.Using("reviewer", "leader");
        Access.RequireAnother(version, act.By);
        Access.RequireConsenter(act.By);
        var round = version.RoundUnderWay();
        RequireAsked(round, act);
        var given = new DepartmentConsent(act.By.OrganisationId, answer.Consents, act.By.Username, act.At, answer.Reason)
        {
            OnBehalfOf = act.OnBehalfOf,
        };
        var step = act.Step(answer.Consents ? StepKind.Consented : StepKind.Objected, answer.Reason, answer.Digest);
        var next = version.With(round with { Consents = [.. round.Consents, given] }).With(step);
        return answer.Consents
            ? (next, new DraftConsented
            {
                EventId = Guid.NewGuid(),
                OccurredAt = act.At,
                CatalogueId = version.CatalogueId,
                Version = version.Number,
                Digest = answer.Digest,
                OrganisationId = act.By.OrganisationId,
            })
            : (next with { State = VersionState.Draft }, Deciding.Returned(version, act, answer.Digest));
    }

    /// <summary>Every joining department has agreed.</summary>
    /// <exception cref="RequestException"><see cref="Reason.ConsentMissing"/>.</exception>
    internal static void RequireAll(ReviewRound round, Keepers keepers)
    {
        if (round.MissingConsents(keepers.Joining) is { Count: > 0 } missing)
        {
            var ids = string.Join(',', missing);
            throw new RequestException(
                Reason.ConsentMissing,
                $"还有 {missing.Count} 个配合部门没有会签（{ids.Replace(",", "、", StringComparison.Ordinal)}），不能通过最后一个审核环节。",
                facts: new Dictionary<string, string> { ["missing"] = ids });
        }
    }

    private static void RequireAsked(ReviewRound round, Act act)
    {
        if (!round.Joining.Contains(act.By.OrganisationId))
        {
            throw StateRules.Wrong(VersionState.Submitted, "您所在的部门在送审之后才成为配合部门，本轮不需要会签，下一轮送审时再办理。");
        }

        if (round.Consents.Any(consent => consent.OrganisationId == act.By.OrganisationId))
        {
            throw Refused.AlreadyExists("本轮会签意见", act.By.OrganisationId);
        }
    }
}
