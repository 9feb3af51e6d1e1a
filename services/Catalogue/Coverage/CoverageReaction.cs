using System.Runtime.CompilerServices;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Catalogues.Coverage;

/// <summary>
/// Keeps up how far catalogues have come. What an event tells is not added up but read anew, so a repeated or older event does no harm.
/// </summary>
public sealed class CoverageReaction(IDocuments<CatalogueProgress> progress, VersionHistory history)
    : IEventReaction<CatalogueEvent>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(CatalogueEvent happened, CancellationToken cancellation)
    {
        var id = happened.CatalogueId;
        if (id.Length == 0)
        {
            return;
        }

        while (true)
        {
            var before = await progress.FindAsync(id, cancellation);
            var next = await ReadAsync(id, cancellation);
            if (next == before?.Value)
            {
                return;
            }

            try
            {
                await (before is null
                    ? progress.InsertAsync(id, next, Attached.Nothing, cancellation)
                    : progress.ReplaceAsync(id, before.Revision, next, Attached.Nothing, cancellation));
                return;
            }
            catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException)
            {
                // A replica that lost its turn was still writing; what it wrote is looked at again.
            }
        }
    }

    private async Task<CatalogueProgress> ReadAsync(string id, CancellationToken cancellation)
    {
        var newest = (await history.NewestAsync(id, cancellation))?.Value;
        var working = (await history.WorkingAsync(id, cancellation))?.Value;
        return new()
        {
            CatalogueId = id,
            Published = newest?.State == VersionState.Published ? newest.Number : 0,
            Working = working?.State,
        };
    }
}

/// <summary>What this service's own log tells of catalogues, for <see cref="CoverageReaction"/>.</summary>
public sealed class CoverageSource([FromKeyedServices("catalogue")] IEventLog log) : IEventSource<CatalogueEvent>
{
    /// <summary>Not the name of the log: how far this follower has come is remembered apart from others.</summary>
    public string Name => "catalogue-coverage";

    /// <inheritdoc/>
    public async IAsyncEnumerable<CatalogueEvent> ReadAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in log.WatchAsync(fromSequence, stopAtEnd: true, cancellation))
        {
            yield return (CatalogueEvent)log.Event(entry);
        }
    }
}
