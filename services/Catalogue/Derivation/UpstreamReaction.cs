using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// Tells derived catalogues that their upstream has published (design.md §5, Derivation). Following this service's own log keeps
/// publishing one write of one document. Numbers only grow, so a repeated or older event changes nothing.
/// </summary>
public sealed class UpstreamReaction(
    IDocuments<Catalogue> heads, VersionHistory history, CurrentVersions current, TimeProvider clock) : IEventReaction<CatalogueEvent>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(CatalogueEvent happened, CancellationToken cancellation)
    {
        switch (happened)
        {
            case CataloguePublished:
                await TellAllAsync(happened.CatalogueId, happened.Version, cancellation);
                break;
            case CatalogueCreated:
                await LookAsync(happened.CatalogueId, cancellation);
                break;
            default:
                break;
        }
    }

    // The upstream may have published between the reading of its version and the writing of the derived catalogue.
    private async Task LookAsync(string derived, CancellationToken cancellation)
    {
        if (await heads.FindAsync(derived, cancellation) is { Value.Upstream: { } pin }
            && await history.NewestAsync(pin.CatalogueId, cancellation) is { Value: { State: VersionState.Published } newest })
        {
            await TellAsync(derived, newest.Number, cancellation);
        }
    }

    private async Task TellAllAsync(string upstream, int version, CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = 200 }.And("upstream", upstream);
        while (true)
        {
            var derived = await heads.QueryAsync(query, cancellation);
            foreach (var head in derived)
            {
                await TellAsync(head.Id, version, cancellation);
            }

            if (derived.Count < query.Limit)
            {
                return;
            }

            query = query with { After = new(derived[^1].Id, derived[^1].Id) };
        }
    }

    private async Task TellAsync(string derived, int version, CancellationToken cancellation)
    {
        while (await heads.FindAsync(derived, cancellation) is { } head
            && head.Value.Upstream is { } pin && pin.CurrentVersion < version)
        {
            var next = head.Value with { Upstream = pin with { CurrentVersion = version } };
            var changed = new UpstreamChanged
            {
                EventId = Guid.NewGuid(),
                OccurredAt = clock.GetUtcNow(),
                CatalogueId = derived,
                UpstreamId = pin.CatalogueId,
                PinnedVersion = pin.Version,
                CurrentVersion = version,
            };
            try
            {
                await heads.ReplaceAsync(derived, head.Revision, next, new Attached([changed]), cancellation);
            }
            catch (StaleDocumentException)
            {
                continue;
            }

            current.Changed(derived);
        }
    }
}
