using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;

namespace OpenGov.Catalogues.Review;

/// <summary>A scheduled version becoming public when its minute has come (design.md §5, Publication): never before, at most 30 s later.</summary>
public static class DuePublishing
{
    /// <summary>A publication later than this has missed its time, and says so.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromSeconds(30);

    /// <summary>Whether the version is approved and its minute has come.</summary>
    public static bool IsDue(CatalogueVersion version, DateTimeOffset now) =>
        version is { State: VersionState.Approved, Schedule: { } schedule } && schedule.PublishAt <= now;

    /// <summary>The published version, how late it is, and what happened. Whoever scheduled it published it.</summary>
    /// <param name="version">A version that is due.</param>
    /// <param name="now">Now (UTC).</param>
    public static (CatalogueVersion Next, TimeSpan Delay, CataloguePublished Happened) Publish(CatalogueVersion version, DateTimeOffset now)
    {
        var schedule = version.Schedule ?? throw new ArgumentException("not scheduled", nameof(version));
        var delay = now - schedule.PublishAt;
        var note = $"定时发布，计划时间 {schedule.LocalTime}（北京时间）"
            + (delay > Latest ? $"；系统当时未能运行，实际晚 {Math.Ceiling(delay.TotalMinutes):0} 分钟" : "");
        var digest = ContentDigest.Of(version);
        var next = (version with { State = VersionState.Published, PublishedAt = now, Schedule = null })
            .With(new VersionStep(StepKind.Published, schedule.Actor, schedule.OrganisationId, now, note, digest)
            {
                OnBehalfOf = schedule.OnBehalfOf,
            });
        return (next, delay, new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = now,
            CatalogueId = version.CatalogueId,
            Version = version.Number,
            Digest = digest,
        });
    }
}
