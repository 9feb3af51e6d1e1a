using OpenGov.Contracts.Events;
using OpenGov.Departments.Domains.Guidelines;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Departments.Domains;

/// <summary>Keeps what is public, and stops the clocks that wait for it. An older or repeated event changes nothing.</summary>
internal sealed class CatalogueReaction(IDocuments<PublicCatalogue> published, GuidelineProgress progress) : IEventReaction<CatalogueEvent>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(CatalogueEvent happened, CancellationToken cancellation)
    {
        var isPublic = happened is CataloguePublished;
        await KeepAsync(happened, isPublic, cancellation);
        if (isPublic)
        {
            await progress.MeetAsync(happened.CatalogueId, happened.Version, happened.OccurredAt, cancellation);
        }
    }

    private async Task KeepAsync(CatalogueEvent happened, bool isPublic, CancellationToken cancellation)
    {
        while (true)
        {
            var known = await published.FindAsync(happened.CatalogueId, cancellation);
            if (PublicCatalogue.After(known?.Value, happened.CatalogueId, happened.Version, isPublic, happened.OccurredAt) is not { } next)
            {
                return;
            }

            try
            {
                await (known is null
                    ? published.InsertAsync(next.Id, next, Attached.Nothing, cancellation)
                    : published.ReplaceAsync(next.Id, known.Revision, next, Attached.Nothing, cancellation));
                return;
            }
            catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException)
            {
                // Another replica was faster; what it wrote is looked at again.
            }
        }
    }
}
