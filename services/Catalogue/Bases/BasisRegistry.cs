using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Bases;

/// <summary>
/// The registry of legal bases (公开依据库), in memory. What other processes wrote is looked for at most every half second, by when it was
/// changed; the clocks of the replicas may differ by as much as <see cref="Overlap"/>. So a repeal holds within a second everywhere,
/// whatever relay and broker do, and this process's own writes are seen at once.
/// </summary>
public sealed class BasisRegistry(IDocuments<LegalBasis> bases, TimeProvider clock) : IDisposable
{
    /// <summary>Most bases that a registry holds; all of them are kept in memory.</summary>
    public const int Most = 10_000;

    /// <summary>How far back changes are looked for again: what took that long to be written, or was dated by a slow clock, is still seen.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim oneReader = new(1, 1);
    private readonly Dictionary<string, Stored<LegalBasis>> known = new(StringComparer.Ordinal);
    private long seen;
    private bool learned;
    private int changes;
    private volatile Copy copy = new(BasisSnapshot.Empty, 0, null);

    /// <summary>The registry as it was at most half a second ago. The same snapshot as long as nothing changed.</summary>
    public ValueTask<BasisSnapshot> CurrentAsync(CancellationToken cancellation)
    {
        var present = copy;
        return IsFresh(present) ? new(present.Snapshot) : ReadAsync(cancellation);
    }

    /// <summary>Makes the next reader look for changes at once.</summary>
    public void Changed() => Interlocked.Increment(ref changes);

    /// <inheritdoc/>
    public void Dispose() => oneReader.Dispose();

    private bool IsFresh(Copy present) =>
        present.ReadAt is { } at && present.Changes == Volatile.Read(ref changes) && clock.GetElapsedTime(at) < Fresh;

    private async ValueTask<BasisSnapshot> ReadAsync(CancellationToken cancellation)
    {
        await oneReader.WaitAsync(cancellation);
        try
        {
            var present = copy;
            if (IsFresh(present))
            {
                return present.Snapshot;
            }

            // A change that is told of from here on must be looked for again.
            var (told, now) = (Volatile.Read(ref changes), clock.GetTimestamp());
            await LearnAsync(cancellation);
            var snapshot = learned ? new BasisSnapshot(known.Values) : present.Snapshot;
            copy = new(snapshot, told, now);
            learned = false;
            return snapshot;
        }
        finally
        {
            oneReader.Release();
        }
    }

    // What was learned before a page could not be read is kept for the next time, as is that it was.
    private async Task LearnAsync(CancellationToken cancellation)
    {
        var from = seen - (long)Overlap.TotalMilliseconds;
        var query = new DocumentQuery { SortBy = "changed", Limit = 1000 }.And("changed", KeyRelation.AtLeast, from);
        while (true)
        {
            var found = await bases.QueryAsync(query, cancellation);
            foreach (var stored in found)
            {
                var changed = stored.Value.ChangedAt.ToUnixTimeMilliseconds();
                seen = Math.Max(seen, changed);
                if (!known.TryGetValue(stored.Id, out var before) || before.Revision < stored.Revision)
                {
                    known[stored.Id] = stored;
                    learned = true;
                }

                query = query with { After = new(changed, stored.Id) };
            }

            if (found.Count < query.Limit)
            {
                return;
            }
        }
    }

    private sealed record Copy(BasisSnapshot Snapshot, int Changes, long? ReadAt);
}
