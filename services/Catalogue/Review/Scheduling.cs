using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Review;

/// <summary>Having an approved version become public by itself, and giving that up. A version has one schedule; a new one replaces it.</summary>
public static class Scheduling
{
    /// <summary>The longest time ahead: a year.</summary>
    public static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    /// <summary>The scheduled version and what happened.</summary>
    /// <param name="stored">The approved version.</param>
    /// <param name="keepers">Who keeps the catalogue.</param>
    /// <param name="act">Who schedules it.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="publishAt">A whole minute, not past, at most a year ahead.</param>
    public static (CatalogueVersion Next, PublishScheduled Happened) Schedule(
        Stored<CatalogueVersion> stored, Keepers keepers, Act act, long revision, DateTimeOffset publishAt)
    {
        Access.RequirePublishing(keepers, act.By);
        StateRules.Require(stored.Value, VersionState.Approved);
        StateRules.RequireRevision(stored, revision);
        act = act.Using("reviewer", "leader", "office");
        Access.RequireAnother(stored.Value, act.By);
        Access.RequireDecider(keepers, act.By);
        RequireAhead(publishAt, act.At);
        var schedule = new PublishSchedule(publishAt.ToUniversalTime(), act.By.Username, act.By.OrganisationId, act.At)
        {
            OnBehalfOf = act.OnBehalfOf,
        };
        var digest = ContentDigest.Of(stored.Value);
        var next = (stored.Value with { Schedule = schedule })
            .With(act.Step(StepKind.PublishScheduled, $"{schedule.LocalTime}（北京时间）", digest));
        return (next, new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = act.At,
            CatalogueId = next.CatalogueId,
            Version = next.Number,
            Digest = digest,
            PublishAt = schedule.PublishAt,
        });
    }

    /// <summary>The version without its schedule and what happened. The submitter may stop it too: that publishes nothing.</summary>
    public static (CatalogueVersion Next, ScheduleCancelled Happened) Cancel(
        Stored<CatalogueVersion> stored, Keepers keepers, Act act, long revision, string reason)
    {
        Access.RequirePublishing(keepers, act.By);
        StateRules.Require(stored.Value, VersionState.Approved);
        if (stored.Value.Schedule is null)
        {
            throw StateRules.Wrong(VersionState.Approved, "这个版本没有定时发布，不需要取消。");
        }

        StateRules.RequireRevision(stored, revision);
        act = act.Using("reviewer", "leader", "office");
        Access.RequireDecider(keepers, act.By);
        var digest = ContentDigest.Of(stored.Value);
        var next = (stored.Value with { Schedule = null }).With(act.Step(StepKind.ScheduleCancelled, reason, digest));
        return (next, new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = act.At,
            CatalogueId = next.CatalogueId,
            Version = next.Number,
            Digest = digest,
        });
    }

    private static void RequireAhead(DateTimeOffset publishAt, DateTimeOffset now)
    {
        if (publishAt.UtcTicks % TimeSpan.TicksPerMinute != 0)
        {
            throw Refused.Invalid("publishTime", "必须是整分钟，例如 2026-03-05T01:00:00Z（北京时间 09:00）");
        }

        if (publishAt < now || publishAt > now + Furthest)
        {
            throw Refused.Invalid(
                "publishTime",
                $"必须在现在之后、一年之内；现在是 {PublishSchedule.Local(now)}（北京时间），给出的是 {PublishSchedule.Local(publishAt)}（北京时间）");
        }
    }
}
