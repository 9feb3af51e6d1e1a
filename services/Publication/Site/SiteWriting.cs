using OpenGov.Platform.Errors;
using OpenGov.Platform.Events;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Site;

/// <summary>
/// Keeps the folder of the static site at what is public, where the setting Site:Folder names one: at the start, and whenever something is
/// published or withdrawn.
/// </summary>
public sealed class SiteWriting(
    PublicItems items, [FromKeyedServices("publication")] IEventLog log, IConfiguration configuration, TimeProvider clock, ILogger<SiteWriting> logger)
    : BackgroundService
{
    /// <summary>Folder of the site; without it none is written.</summary>
    internal const string FolderSetting = "Site:Folder";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration[FolderSetting] is not { Length: > 0 } path)
        {
            return;
        }

        var folder = new SiteFolder(Path.GetFullPath(path));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(folder, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                logger.LogWarning("The static site cannot be written now, is tried again: {Fault}", Faults.Describe(fault));
                await Task.WhenAny(Task.Delay(RetryAfter, clock, stoppingToken));
            }
        }
    }

    private async Task FollowAsync(SiteFolder folder, CancellationToken cancellation)
    {
        var known = await log.LastSequenceAsync(cancellation);
        await SyncAsync(folder, cancellation);
        await foreach (var entry in log.WatchAsync(known + 1, stopAtEnd: false, cancellation))
        {
            // One turn does for all that is logged by its beginning.
            if (entry.Sequence > known)
            {
                known = await log.LastSequenceAsync(cancellation);
                await SyncAsync(folder, cancellation);
            }
        }
    }

    private async Task SyncAsync(SiteFolder folder, CancellationToken cancellation)
    {
        List<Publication> all = [];
        await foreach (var publication in items.PublicationsAsync("", cancellation))
        {
            all.Add(publication);
        }

        var (written, removed) = await folder.SyncAsync(all, publication => items.TableAsync(publication, cancellation));
        if (written + removed > 0)
        {
            logger.LogInformation("Static site: {Written} catalogues written, {Removed} taken away", written, removed);
        }
    }
}
