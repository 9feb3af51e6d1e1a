using System.Globalization;
using System.Runtime.CompilerServices;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>
/// A service's log on its documents: one document for each entry. The id is the sequence, so that two relays can never write two
/// entries in one place nor leave a place out; the event id is unique, so that an event is logged once.
/// </summary>
public sealed class EventLog(IDocuments<EventLogEntry> documents, EventTypes types, EventOptions options, TimeProvider clock) : IEventLog
{
    /// <summary>The log's documents.</summary>
    public static readonly DocumentType<EventLogEntry> Type =
        new DocumentType<EventLogEntry>("events", schema: 1).NotAudited().Unique("eventid", entry => entry.EventId.ToString("N"));

    private const int Page = 256;
    private readonly LogTail tail = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EventLogEntry>> ReadAsync(long fromSequence, int limit, CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = Math.Clamp(limit, 1, 1000) }.And("id", KeyRelation.AtLeast, Id(Math.Max(1, fromSequence)));
        return [.. (await documents.QueryAsync(query, cancellation)).Select(stored => stored.Value)];
    }

    /// <inheritdoc/>
    public async Task<long> LastSequenceAsync(CancellationToken cancellation)
    {
        var found = await documents.QueryAsync(new DocumentQuery { Descending = true, Limit = 1 }, cancellation);
        return found is [var last] ? last.Value.Sequence : 0;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventLogEntry> WatchAsync(
        long fromSequence, bool stopAtEnd, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var next = Math.Max(1, fromSequence); ;)
        {
            // At the end the log itself is asked, because another process may have logged more than this one knows.
            var page = await KnownAsync(next, Page, cancellation);
            page = page.Count > 0 || !stopAtEnd ? page : await ReadAsync(next, Page, cancellation);
            foreach (var entry in page)
            {
                yield return entry;
                next = entry.Sequence + 1;
            }

            if (page.Count == 0)
            {
                if (stopAtEnd)
                {
                    yield break;
                }

                await WaitAsync(next, cancellation);
            }
        }
    }

    /// <inheritdoc/>
    public ServiceEvent Event(EventLogEntry entry) => types.Read(entry.Type, entry.Json);

    /// <summary>The highest sequence that this process knows of; -1 when it has not looked yet.</summary>
    internal long LastKnown => tail.Last;

    /// <summary>Whether the entry's type is one of this service's.</summary>
    internal bool Knows(EventLogEntry entry) => types.Knows(entry.Type);

    /// <summary>Adds entries in order, up to the first whose sequence or event is logged already.</summary>
    /// <returns>How many were added.</returns>
    internal async Task<int> AppendAsync(IReadOnlyList<EventLogEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0)
        {
            return 0;
        }

        // What lies before is in the log, because sequences are dense.
        tail.Begin(entries[0].Sequence - 1);
        if (options.Alone)
        {
            // The events are on disk with their documents, and nobody else can put others before them: after a crash they are logged in
            // the same places. So whoever watches need not wait for the second flush to disk.
            tail.Add(entries);
        }

        var added = await documents.InsertInOrderAsync([.. entries.Select(entry => (Id(entry.Sequence), entry))], cancellation);
        tail.Add([.. entries.Take(added)]);
        return added;
    }

    /// <summary>Those of some events, at most 1,000, that are in the log.</summary>
    internal async Task<IReadOnlySet<Guid>> AmongAsync(IEnumerable<Guid> eventIds, CancellationToken cancellation)
    {
        string[] ids = [.. eventIds.Select(id => id.ToString("N"))];
        var query = new DocumentQuery { Limit = 1000 }.And("eventid", KeyRelation.In, ids);
        return ids.Length == 0 ? new HashSet<Guid>() : (await documents.QueryAsync(query, cancellation)).Select(stored => stored.Value.EventId).ToHashSet();
    }

    /// <summary>Entries from a sequence number on that this process knows of: from memory, or from the log if they are older.</summary>
    internal async Task<IReadOnlyList<EventLogEntry>> KnownAsync(long from, int limit, CancellationToken cancellation)
    {
        if (!tail.HasBegun)
        {
            tail.Begin(await LastSequenceAsync(cancellation));
        }

        var page = tail.Read(from, limit);
        return page.Count > 0 || from > tail.Last ? page : await ReadAsync(from, limit, cancellation);
    }

    /// <summary>Waits until this process knows of an entry with this sequence.</summary>
    internal async Task WaitAsync(long sequence, CancellationToken cancellation)
    {
        for (; ; )
        {
            var grown = tail.Grown;
            if (tail.Last >= sequence)
            {
                return;
            }

            if (!options.Alone && tail.TakePollTurn(clock, options.WatchPoll))
            {
                tail.Add(await ReadAsync(tail.Last + 1, Page, cancellation));
                continue;
            }

            await Pulse.WaitAsync(grown, options.WatchPoll, clock, cancellation);
        }
    }

    private static string Id(long sequence) => sequence.ToString("D19", CultureInfo.InvariantCulture);
}
