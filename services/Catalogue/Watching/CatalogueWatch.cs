using System.Runtime.CompilerServices;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Watching;

/// <summary>Follows the log of this service as far as a caller may.</summary>
public sealed class CatalogueWatch([FromKeyedServices("catalogue")] IEventLog log, DirectoryCopy directory)
{
    /// <summary>
    /// Events from a sequence number on, each once and in order. Publications, withdrawals and legal bases are for everyone, the work that leads to
    /// them for those who may read the catalogue's drafts at the moment.
    /// </summary>
    /// <param name="fromSequence">First wanted; 0 and 1 are the beginning.</param>
    /// <param name="stopAtEnd">End after the last event known, instead of waiting for more.</param>
    /// <param name="catalogueId">Only of this catalogue; empty for all.</param>
    /// <param name="caller">Who watches.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public async IAsyncEnumerable<CatalogueEvent> WatchAsync(
        long fromSequence, bool stopAtEnd, string catalogueId, Caller caller, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in log.WatchAsync(fromSequence, stopAtEnd, cancellation))
        {
            if ((catalogueId.Length == 0 || entry.Subject == catalogueId)
                && (IsPublic(entry) || await MayReadAsync(entry, caller, cancellation))
                && log.Event(entry) is CatalogueEvent happened)
            {
                yield return happened;
            }
        }
    }

    private static bool IsPublic(EventLogEntry entry) => entry.Type
        is nameof(CataloguePublished) or nameof(CatalogueWithdrawn) or nameof(BasisChanged) or nameof(BasisRepealed);

    private async ValueTask<bool> MayReadAsync(EventLogEntry entry, Caller caller, CancellationToken cancellation) =>
        !caller.IsPublic
        && Access.MayReadDrafts((await directory.CurrentAsync(cancellation)).KeepersOf(CatalogueId.Stored(entry.Subject)), caller);
}
