using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Catalogues.Derivation;

/// <summary>
/// Keeps what derived catalogues know of their upstreams (design.md §5, Derivation): that an upstream has published, and which versions
/// the newest version of their own has taken over. Following this service's own log keeps publishing one write of one document. It is
/// always brought to what is stored now, so a repeated or older event changes nothing.
/// </summary>
public sealed class UpstreamReaction(
    IDocuments<Catalogue> heads, Followers followers, VersionHistory history, CurrentVersions current, TimeProvider clock)
    : IEventReaction<CatalogueEvent>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(CatalogueEvent happened, CancellationToken cancellation)
    {
        switch (happened)
        {
            case CataloguePublished when CatalogueId.Stored(happened.CatalogueId).IsLocal:
                await FollowAsync(happened.CatalogueId, cancellation);
                await LookAsync(happened.CatalogueId, cancellation);
                break;
            case CataloguePublished:
                await foreach (var head in followers.OfAsync(happened.CatalogueId, cancellation))
                {
                    await TellAsync(head.Id, happened.CatalogueId, happened.Version, happened.OccurredAt, cancellation);
                }

                break;
            case CatalogueCreated:
                await LookAsync(happened.CatalogueId, cancellation);
                break;
            default:
                break;
        }
    }

    // What the newest public version follows is what the catalogue follows: this is what closes an entry of the inbox.
    private async Task FollowAsync(string derived, CancellationToken cancellation)
    {
        var newest = await history.NewestAsync(derived, cancellation);
        while (newest is not null && await heads.FindAsync(derived, cancellation) is { } head)
        {
            var next = newest.Value.Upstreams.Aggregate(head.Value, Follow);
            if (next.Upstreams.SequenceEqual(head.Value.Upstreams))
            {
                return;
            }

            if (await ReplaceAsync(head, next, Attached.Nothing, cancellation))
            {
                return;
            }
        }
    }

    private static Catalogue Follow(Catalogue head, UpstreamPin pin)
    {
        var known = head.Upstreams.FirstOrDefault(other => other.CatalogueId == pin.CatalogueId);
        return known is null
            ? head.With(new UpstreamPin(pin.CatalogueId, pin.Version, pin.Version))
            : known.Version == pin.Version
                ? head
                : head.With(known with { Version = pin.Version, CurrentVersion = Math.Max(known.CurrentVersion, pin.Version) });
    }

    // An upstream may have published between the reading of its version and the writing of the derived catalogue.
    private async Task LookAsync(string derived, CancellationToken cancellation)
    {
        foreach (var pin in (await heads.FindAsync(derived, cancellation))?.Value.Upstreams ?? [])
        {
            if (await history.NewestAsync(pin.CatalogueId, cancellation) is { Value: { State: VersionState.Published } newest })
            {
                await TellAsync(derived, pin.CatalogueId, newest.Number, newest.PublishedAt, cancellation);
            }
        }
    }

    private async Task TellAsync(
        string derived, string upstreamId, int version, DateTimeOffset? since, CancellationToken cancellation)
    {
        while (await heads.FindAsync(derived, cancellation) is { } head
            && head.Value.Upstreams.FirstOrDefault(pin => pin.CatalogueId == upstreamId) is { } pin && pin.CurrentVersion < version)
        {
            var changed = new UpstreamChanged
            {
                EventId = Guid.NewGuid(),
                OccurredAt = clock.GetUtcNow(),
                CatalogueId = derived,
                UpstreamId = upstreamId,
                PinnedVersion = pin.Version,
                CurrentVersion = version,
            };
            var next = head.Value.With(pin with { CurrentVersion = version, CurrentSince = since });
            if (await ReplaceAsync(head, next, new Attached([changed]), cancellation))
            {
                return;
            }
        }
    }

    private async Task<bool> ReplaceAsync(Stored<Catalogue> head, Catalogue next, Attached attached, CancellationToken cancellation)
    {
        try
        {
            await heads.ReplaceAsync(head.Id, head.Revision, next, attached, cancellation);
        }
        catch (StaleDocumentException)
        {
            return false;
        }

        current.Changed(head.Id);
        return true;
    }
}
