using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Review;

/// <summary>
/// Publishes the versions whose minute has come. Each is one write of one document at the revision that was read, so that of several
/// processes one succeeds, and a crash leaves it due or published.
/// </summary>
public sealed class DueVersions(
    IDocuments<CatalogueVersion> versions,
    CurrentVersions current,
    DirectoryCopy directory,
    ScheduleMeter meter,
    TimeProvider clock,
    ILogger<DueVersions> logger)
{
    private const int AtOnce = 50;

    /// <summary>Publishes all that are due now; one that cannot be written holds up no other, and is tried again at the next call.</summary>
    public async Task PublishAsync(CancellationToken cancellation)
    {
        var query = new DocumentQuery { SortBy = "due", Limit = AtOnce }
            .And("due", KeyRelation.AtMost, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var overdue = 0;
        while (true)
        {
            var due = await versions.QueryAsync(query, cancellation);
            foreach (var version in due)
            {
                overdue += await TryPublishAsync(version, cancellation) ? 0 : 1;
            }

            if (due.Count < AtOnce)
            {
                meter.Overdue(overdue);
                return;
            }

            query = query with { After = new(due[^1].Value.DueAt, due[^1].Id) };
        }
    }

    // False when it has missed its time and is still not public.
    private async Task<bool> TryPublishAsync(Stored<CatalogueVersion> stored, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!DuePublishing.IsDue(stored.Value, now))
        {
            return true;
        }

        try
        {
            using var act = AuditedAct.BySystem("publish-clock", $"catalogue_id={stored.Value.CatalogueId}");
            var (published, delay, happened) = DuePublishing.Publish(stored.Value, now);
            var next = CatalogueTitle.OfToday(published, await directory.CurrentAsync(cancellation));
            await versions.ReplaceAsync(stored.Id, stored.Revision, next, new Attached([happened]), cancellation);
            current.Changed(next.CatalogueId);
            meter.Published(delay);
            if (delay > DuePublishing.Latest)
            {
                logger.LogWarning(
                    "version {Version} of {Catalogue} was published {Delay} after its scheduled time", next.Number, next.CatalogueId, delay);
            }
        }
        catch (StaleDocumentException)
        {
            // Published, returned or scheduled anew meanwhile.
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var missed = now - stored.Value.Schedule!.PublishAt > DuePublishing.Latest;
            logger.Log(
                missed ? LogLevel.Error : LogLevel.Warning,
                failure,
                "version {Version} of {Catalogue} is due and could not be published, is tried again",
                stored.Value.Number,
                stored.Value.CatalogueId);
            return !missed;
        }

        return true;
    }
}
