using System.Globalization;
using OpenGov.Platform.Errors;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Reading;

/// <summary>A time in which a snapshot was public.</summary>
/// <param name="View">The snapshot as the public sees it now.</param>
/// <param name="From">When it became public.</param>
/// <param name="Until">When it was no more; null while it is.</param>
public sealed record PublicPeriod(SnapshotView View, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>What was public when.</summary>
public static class PublicPeriods
{
    private static readonly TimeSpan Offset = Days.Shanghai;

    /// <summary>The times in which snapshots were public, oldest first. A withdrawal brings nothing older back.</summary>
    /// <param name="publication">The catalogue's publication.</param>
    /// <param name="snapshots">Its snapshots by number, up to the last one released or withdrawn.</param>
    public static IEnumerable<PublicPeriod> Of(Publication publication, IReadOnlyList<Snapshot> snapshots)
    {
        for (var index = 0; index < snapshots.Count; index++)
        {
            var snapshot = snapshots[index];
            DateTimeOffset? next = index + 1 < snapshots.Count ? snapshots[index + 1].PublishedAt : null;
            var withdrawn = publication.WithdrawalOf(snapshot.Number)?.At;
            yield return new(SnapshotView.Of(snapshot, publication), snapshot.PublishedAt, next is null || withdrawn < next ? withdrawn ?? next : next);
        }
    }

    /// <summary>Those of the periods that overlap the time that is asked for.</summary>
    /// <param name="periods">The periods.</param>
    /// <param name="time">From its beginning to before its end; beginning and end are the same for an instant.</param>
    public static IEnumerable<PublicPeriod> During(this IEnumerable<PublicPeriod> periods, (DateTimeOffset Begin, DateTimeOffset End) time) =>
        periods.Where(period => (period.From < time.End || period.From == time.Begin) && (period.Until is not { } until || until > time.Begin));

    /// <summary>Reads what is asked for: a day or an instant.</summary>
    /// <param name="text">"2026-03-01" or "2026-03-01T08:00:00+08:00".</param>
    /// <param name="now">Now: nothing is known of the future.</param>
    /// <exception cref="RequestException">INVALID_REQUEST.</exception>
    public static (DateTimeOffset Begin, DateTimeOffset End) Time(string text, DateTimeOffset now)
    {
        var time = Read(text) ?? throw Refused.Invalid("at", "应为日期，例如 2026-03-01；或者带时区的时刻，例如 2026-03-01T08:00:00+08:00");
        return time.Begin <= now ? time : throw Refused.Invalid("at", "不能晚于现在");
    }

    private static (DateTimeOffset Begin, DateTimeOffset End)? Read(string text)
    {
        if (Days.TryRead(text, out var day) && day > DateOnly.MinValue)
        {
            var begin = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset);
            return day == DateOnly.MaxValue ? (begin, begin) : (begin, begin.AddDays(1));
        }

        string[] forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
        return text.Length > "2026-03-01T08:00".Length
            && DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && (text.EndsWith('Z') || text[^6] is '+' or '-')
            ? (instant, instant)
            : null;
    }
}
