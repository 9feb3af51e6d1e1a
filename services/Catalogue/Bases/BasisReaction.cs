using System.Runtime.CompilerServices;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Catalogues.Bases;

/// <summary>
/// Carries the repeal of a basis to every catalogue that cites it, and flags new versions that cite a repealed one (design.md §5, Legal
/// bases). Following this service's own log keeps repealing and publishing one write of one document.
/// </summary>
public sealed class BasisReaction(CitationIndex index, BasisRegistry registry) : IEventReaction<CatalogueEvent>
{
    private const int Attempts = 8;

    /// <inheritdoc/>
    public async Task ApplyAsync(CatalogueEvent happened, CancellationToken cancellation)
    {
        // What the event tells of may have been written by another replica a moment ago.
        registry.Changed();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await (happened switch
                {
                    CataloguePublished or CatalogueWithdrawn => index.RefreshAsync(happened.CatalogueId, cancellation),
                    BasisChanged changed => index.RefreshAllAsync(changed.BasisId, cancellation),
                    BasisRepealed repealed => index.RefreshAllAsync(repealed.BasisId, cancellation),
                    _ => Task.CompletedTask,
                });
                return;
            }
            catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException && attempt < Attempts)
            {
                // A replica that lost its turn was still writing; what it wrote is looked at again.
            }
        }
    }
}

/// <summary>What this service's own log tells of publications and of legal bases.</summary>
public sealed class BasisSource([FromKeyedServices("catalogue")] IEventLog log) : IEventSource<CatalogueEvent>
{
    /// <summary>Not the name of the log: how far this follower has come is remembered apart from others.</summary>
    public string Name => "catalogue-bases";

    /// <inheritdoc/>
    public IReadOnlyCollection<Type>? Gives { get; } =
        [typeof(CataloguePublished), typeof(CatalogueWithdrawn), typeof(BasisChanged), typeof(BasisRepealed)];

    /// <inheritdoc/>
    public async IAsyncEnumerable<CatalogueEvent> ReadAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in log.WatchAsync(fromSequence, stopAtEnd: true, cancellation))
        {
            if (Gives!.Any(type => type.Name == entry.Type))
            {
                yield return (CatalogueEvent)log.Event(entry);
            }
        }
    }
}
