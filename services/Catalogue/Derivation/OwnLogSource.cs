using System.Runtime.CompilerServices;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;

namespace OpenGov.Catalogues.Derivation;

/// <summary>This service's own log as a source of events.</summary>
public sealed class OwnLogSource([FromKeyedServices("catalogue")] IEventLog log) : IEventSource<CatalogueEvent>
{
    /// <inheritdoc/>
    public string Name => "catalogue";

    /// <inheritdoc/>
    public async IAsyncEnumerable<CatalogueEvent> ReadAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in log.WatchAsync(fromSequence, stopAtEnd: true, cancellation))
        {
            yield return (CatalogueEvent)log.Event(entry);
        }
    }
}
