using System.Security.Cryptography;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Events;
using OpenGov.Platform.SelfCheck;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Search;

/// <summary>
/// Keeps this instance's index of what is public: filled from the store at the start, then by the service's own log. An event only says
/// which catalogue to read again, so nothing depends on order or number of events, and a crash leaves nothing behind.
/// </summary>
public sealed class SearchIndexing(
    IDocuments<Publication> publications,
    IDocuments<SnapshotContent> contents,
    IDocuments<SearchRebuild> rebuilds,
    [FromKeyedServices("publication")] IEventLog log,
    TimeProvider clock,
    ILogger<SearchIndexing> logger) : BackgroundService
{
    private const int Page = 200;
    private static readonly TimeSpan RebuildNoticed = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstFillPatience = TimeSpan.FromSeconds(10);
    private readonly ItemIndex index = new();
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly TaskCompletionSource filled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long applied;
    private string known = "";

    /// <summary>The index as it is now, and the sequence number of the log that it holds at least.</summary>
    /// <exception cref="RequestException">The instance has just started and the store does not answer.</exception>
    public async ValueTask<(IndexView View, long Sequence)> CurrentAsync(CancellationToken cancellation)
    {
        if (!filled.Task.IsCompleted)
        {
            try
            {
                await filled.Task.WaitAsync(FirstFillPatience, clock, cancellation);
            }
            catch (TimeoutException)
            {
                throw new RequestException(Reason.Unavailable, "检索服务正在准备，请稍后重试。");
            }
        }

        // The number first: what is read after it is at least as new.
        var sequence = Volatile.Read(ref applied);
        return (index.View, sequence);
    }

    /// <summary>Builds the index of this instance anew, for a rebuild that was stored.</summary>
    /// <returns>Number of items in it.</returns>
    public async Task<int> RebuildAsync(string rebuild, CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        known = rebuild;
        return index.View.Live;
    }

    /// <summary>By catalogue the snapshot that the index holds, and how far it has followed the log.</summary>
    public async Task<(IReadOnlyDictionary<string, TableHead> Tables, long Sequence)> HoldingsAsync(CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            return (index.Tables(), applied);
        }
        finally
        {
            writer.Release();
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var rebuilding = RebuildsAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, a search that stands still is worse than one that tries again.
                logger.LogWarning("The search index cannot follow what is published now: {Fault}", Faults.Describe(e));
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }

        await rebuilding;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        writer.Dispose();
    }

    private async Task FollowAsync(CancellationToken cancellation)
    {
        var from = await log.LastSequenceAsync(cancellation);
        if (!filled.Task.IsCompleted)
        {
            known = await NewestRebuildAsync(cancellation);
            await FillAsync(cancellation);
            Volatile.Write(ref applied, from);
            filled.SetResult();
            logger.LogInformation("Search index filled: {Items} items", index.View.Live);
        }

        await foreach (var entry in log.WatchAsync(applied + 1, stopAtEnd: false, cancellation))
        {
            await ReadAgainAsync(entry.Subject, cancellation);
            Volatile.Write(ref applied, entry.Sequence);
        }
    }

    private async Task RebuildsAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(RebuildNoticed, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                try
                {
                    if (filled.Task.IsCompleted && await NewestRebuildAsync(cancellation) is var newest && newest != known)
                    {
                        await FillAsync(cancellation);
                        known = newest;
                    }
                }
                catch (Exception e) when (e is RequestException or CryptographicException)
                {
                    logger.LogWarning("Whether the search index is to be built anew cannot be read now: {Fault}", e.Message);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }

    private async Task<string> NewestRebuildAsync(CancellationToken cancellation) =>
        await rebuilds.QueryAsync(new DocumentQuery { SortBy = "at", Descending = true, Limit = 1 }, cancellation) is [var newest] ? newest.Id : "";

    private async Task FillAsync(CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            List<SearchTable> tables = [];
            await foreach (var publication in publications.ReadAllAsync(Page, cancellation))
            {
                if (await TableAsync(publication.Value, cancellation) is { } table)
                {
                    tables.Add(table);
                }
            }

            index.Fill(tables);
        }
        finally
        {
            writer.Release();
        }
    }

    private async Task ReadAgainAsync(string catalogueId, CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            var publication = await publications.FindAsync(catalogueId, cancellation);
            if (publication is null || await TableAsync(publication.Value, cancellation) is not { } table)
            {
                index.Remove(catalogueId);
            }
            else if (index.Holds(catalogueId) != (table.Snapshot, table.Digest))
            {
                index.Put(table);
            }
        }
        finally
        {
            writer.Release();
        }
    }

    private async Task<SearchTable?> TableAsync(Publication publication, CancellationToken cancellation) =>
        publication.Current is { } current && await contents.FindAsync(current.DocumentId, cancellation) is { } content
            ? SearchTableReader.Read(current, content.Value)
            : null;
}
