using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Bases;

/// <summary>What people do to the registry, and what days do. Each decision gives the basis as it will be stored.</summary>
public static class KeepingBases
{
    /// <summary>Longest reason of a repeal, in characters.</summary>
    public const int ReasonLength = 500;

    private const int LongestChain = 64;

    /// <summary>A new basis, kept by whoever adds it.</summary>
    /// <param name="basis">With its id and what the caller sent.</param>
    /// <param name="known">How many there are.</param>
    /// <param name="act">Who adds it.</param>
    /// <exception cref="RequestException">The registry is full.</exception>
    public static LegalBasis Create(LegalBasis basis, int known, Act act) => known < BasisRegistry.Most
        ? Written(
            basis with
            {
                OrganisationId = act.By.OrganisationId,
                District = act.By.Division.Length >= 6 ? act.By.Division[..6] : "",
            },
            act.At)
        : throw Refused.TooLarge($"公开依据库最多收录 {BasisRegistry.Most} 件，已经收满；请修改已有条目。", BasisRegistry.Most);

    /// <summary>A basis with other values.</summary>
    /// <param name="stored">The basis before.</param>
    /// <param name="revision">The revision that the caller has seen.</param>
    /// <param name="change">Puts what the caller sent into it.</param>
    /// <param name="act">Who changes it.</param>
    public static LegalBasis Update(Stored<LegalBasis> stored, long revision, Func<LegalBasis, LegalBasis> change, Act act)
    {
        Require(stored, revision, act);
        var next = change(stored.Value);
        return !(next.RepealedOn < next.EffectiveOn)
            ? Written(next, Later(act.At, stored.Value))
            : throw Refused.Invalid("basis.effectiveOn", $"施行日期不能晚于废止日期 {Shown(next.RepealedOn)}");
    }

    /// <summary>A basis with the day of its end.</summary>
    /// <param name="stored">The basis before; a repeal that was entered before is corrected.</param>
    /// <param name="revision">The revision that the caller has seen.</param>
    /// <param name="repeal">What is known of its end.</param>
    /// <param name="known">All bases.</param>
    /// <param name="act">Who repeals it.</param>
    public static LegalBasis Repeal(Stored<LegalBasis> stored, long revision, Repeal repeal, BasisSnapshot known, Act act)
    {
        Require(stored, revision, act);
        if (repeal.On < stored.Value.EffectiveOn)
        {
            throw Refused.Invalid("repealedOn", $"废止日期不能早于施行日期 {Shown(stored.Value.EffectiveOn)}");
        }

        RequireSuccessor(stored.Value.Id, repeal.ReplacedBy, known);
        return Written(
            stored.Value with { RepealedOn = repeal.On, ReplacedBy = repeal.ReplacedBy, RepealReason = repeal.Reason },
            Later(act.At, stored.Value));
    }

    /// <summary>A basis whose repeal was a mistake.</summary>
    /// <param name="stored">The basis before.</param>
    /// <param name="revision">The revision that the caller has seen.</param>
    /// <param name="act">Who takes the repeal back.</param>
    public static LegalBasis Reinstate(Stored<LegalBasis> stored, long revision, Act act)
    {
        Require(stored, revision, act);
        return stored.Value.RepealedOn is not null
            ? Written(stored.Value with { RepealedOn = null, ReplacedBy = "", RepealReason = "" }, Later(act.At, stored.Value))
            : throw Refused.WrongState("IN_FORCE", $"“{stored.Value.Title}”没有登记废止，不需要恢复。");
    }

    /// <summary>A basis on whose standing a day has told; null when nothing was due.</summary>
    /// <param name="basis">The basis before.</param>
    /// <param name="at">Now (UTC).</param>
    public static LegalBasis? Turn(LegalBasis basis, DateTimeOffset at) =>
        basis.DueOn <= Day.Of(at) ? Written(basis, Later(at, basis)) : null;

    /// <summary>The refusal when there is no such basis.</summary>
    public static RequestException Missing(string id) => Refused.NotFound("公开依据", id);

    private static void Require(Stored<LegalBasis> stored, long revision, Act act)
    {
        BasisAccess.RequireKeeping(stored.Value, act.By);
        if (stored.Revision != revision)
        {
            throw Refused.Stale(stored.Revision);
        }
    }

    private static void RequireSuccessor(string id, string replacedBy, BasisSnapshot known)
    {
        var next = replacedBy;
        for (var steps = 0; next.Length > 0; steps++)
        {
            if (next == id || steps == LongestChain)
            {
                throw Refused.Invalid("replacedBy", "替代依据不能是它自己，也不能最终又由它替代");
            }

            var found = known.Find(next);
            if (found is null && next == replacedBy)
            {
                throw Refused.Invalid("replacedBy", $"公开依据库中没有“{WrittenText.Shown(next)}”，请先添加替代它的依据，或者留空");
            }

            next = found?.ReplacedBy ?? "";
        }
    }

    private static LegalBasis Written(LegalBasis basis, DateTimeOffset at) => basis.DueAfter(Day.Of(at)) with { ChangedAt = at };

    // Replicas look for changes by their time, so it never goes back, whatever the clocks do.
    private static DateTimeOffset Later(DateTimeOffset at, LegalBasis before) =>
        at > before.ChangedAt ? at : before.ChangedAt.AddMilliseconds(1);

    private static string Shown(DateOnly? day) => Contract.BasesOut.Day(day);
}

/// <summary>The end of a basis.</summary>
/// <param name="On">First day on which it is not in force any more.</param>
/// <param name="ReplacedBy">Id of the basis that takes its place; empty when none does.</param>
/// <param name="Reason">Why, or by what.</param>
public sealed record Repeal(DateOnly On, string ReplacedBy, string Reason);
