using System.Collections.Concurrent;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Reading;

/// <summary>
/// Which version of each catalogue is current, for lists: remembered, and proved by a count at most every half second. This
/// process's own writes are seen at once, another's within that time, whatever relay and broker do.
/// </summary>
public sealed class Standings(VersionHistory history, IDocuments<CatalogueVersion> versions, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<string, Proved> known = new(StringComparer.Ordinal);
    private readonly ChangeMarks marks = new();

    /// <summary>The standings of several catalogues, in their order.</summary>
    public async Task<Standing[]> OfAsync(IReadOnlyList<string> catalogueIds, CancellationToken cancellation)
    {
        var standings = new Standing[catalogueIds.Count];
        await Parallel.ForAsync(
            0,
            standings.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
            async (index, stop) => standings[index] = await OfAsync(catalogueIds[index], stop));
        return standings;
    }

    /// <summary>The standing of a catalogue.</summary>
    public async ValueTask<Standing> OfAsync(string catalogueId, CancellationToken cancellation)
    {
        var mark = marks.Of(catalogueId);
        var now = clock.GetTimestamp();
        if (known.TryGetValue(catalogueId, out var proved))
        {
            if (clock.GetElapsedTime(proved.At, now) < Fresh)
            {
                return proved.Standing;
            }

            if (await versions.CountAsync(proved.Standing.Changes(catalogueId), cancellation) == 0)
            {
                marks.Remember(catalogueId, mark, () => known[catalogueId] = proved with { At = now });
                return proved.Standing;
            }
        }

        var standing = Standing.Of((await history.NewestAsync(catalogueId, cancellation))?.Value);
        if (standing != Standing.None)
        {
            // Only what exists is remembered, so that questions for what does not cannot fill the memory.
            marks.Remember(catalogueId, mark, () => known[catalogueId] = new(standing, now));
        }

        return standing;
    }

    /// <summary>This process has published or withdrawn a version.</summary>
    public void Changed(string catalogueId) => marks.Raise(catalogueId, () => known.TryRemove(catalogueId, out _));

    private sealed record Proved(Standing Standing, long At);
}
