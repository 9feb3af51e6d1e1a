using System.Collections.Concurrent;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Events;
using PublicationEvent = OpenGov.Contracts.Events.PublicationEvent;

namespace OpenGov.Publications.Channels;

/// <summary>
/// Sends what has happened to every webhook, in the one process that holds the lease. Each webhook remembers how far it has come, and is
/// moved on only after the receiver took an event, so a crash repeats and loses nothing. One that does not answer holds up no other.
/// </summary>
public sealed class WebhookClock(
    [FromKeyedServices("publication")] IDocumentEngine engine,
    IDocuments<Webhook> webhooks,
    WebhookDeliveries deliveries,
    [FromKeyedServices("publication")] IEventLog log,
    EventOptions options,
    TimeProvider clock,
    ILogger<WebhookClock> logger) : BackgroundService
{
    private const int Page = 500;
    private const int AtOnce = 200;
    private const int MostTogether = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly LeaseKeeper leases = new(
        engine.Open(Lease.Type), "webhooks", $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}", options, clock);

    private readonly ConcurrentDictionary<string, Task> busy = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CompeteAsync(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                logger.LogWarning("Webhooks cannot be looked for now, is tried again: {Fault}", Faults.Describe(fault));
                await Task.WhenAny(Task.Delay(Pause, clock, stoppingToken));
            }
        }
    }

    private async Task CompeteAsync(CancellationToken stopping)
    {
        if (await leases.TryTakeAsync(stopping) is not { } lease)
        {
            await Task.Delay(options.CandidatePoll, clock, stopping);
            return;
        }

        await using (lease)
        {
            using var leading = CancellationTokenSource.CreateLinkedTokenSource(stopping, lease.Lost);
            try
            {
                while (!leading.IsCancellationRequested)
                {
                    await StartDueAsync(leading.Token);
                    await Task.WhenAny(Task.Delay(Pause, clock, leading.Token));
                }
            }
            finally
            {
                await leading.CancelAsync();
                await Task.WhenAll(busy.Values);
            }
        }
    }

    // A receiver may take its time; the others go on meanwhile.
    private async Task StartDueAsync(CancellationToken cancellation)
    {
        var last = await log.LastSequenceAsync(cancellation);
        var query = new DocumentQuery { Limit = Page }.And("enabled", "enabled");
        while (await webhooks.QueryAsync(query, cancellation) is { Count: > 0 } found)
        {
            foreach (var stored in found.Where(one => one.Value.Delivered < last && one.Value.IsReady(clock.GetUtcNow())))
            {
                if (busy.Count < MostTogether && !busy.ContainsKey(stored.Id))
                {
                    var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    busy[stored.Id] = done.Task;
                    _ = SendAsync(stored.Id, stored.Value, done, cancellation);
                }
            }

            query = query with { After = new QueryPlace(found[^1].Id, found[^1].Id) };
        }
    }

    private async Task SendAsync(string id, Webhook webhook, TaskCompletionSource done, CancellationToken cancellation)
    {
        await Task.Yield();
        using var act = AuditedAct.BySystem("webhooks");
        try
        {
            await SendAsync(webhook, cancellation);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // The next holder of the lease goes on.
        }
        catch (Exception fault)
        {
            logger.LogWarning("Webhook {Webhook} cannot be served now, is tried again: {Fault}", id, Faults.Describe(fault));
        }
        finally
        {
            busy.TryRemove(id, out _);
            done.SetResult();
        }
    }

    private async Task SendAsync(Webhook webhook, CancellationToken cancellation)
    {
        var from = webhook.Delivered;
        foreach (var entry in await log.ReadAsync(from + 1, AtOnce, cancellation))
        {
            if (log.Event(entry) is PublicationEvent happened && webhook.Gets(entry.Type, happened.CatalogueId))
            {
                var last = await deliveries.SendRoundAsync(webhook, happened, cancellation);
                if (last.Error.Length > 0)
                {
                    await ChangeAsync(webhook, hook => hook.Took(from) with { FailedRounds = hook.FailedRounds }, last.Error, cancellation);
                    return;
                }

                if (!await ChangeAsync(webhook, hook => hook.Took(entry.Sequence), "", cancellation))
                {
                    return;
                }
            }

            from = entry.Sequence;
        }

        // What was not for it is passed over in one write.
        await ChangeAsync(webhook, hook => hook.Took(from), "", cancellation);
    }

    /// <returns>False when people have changed the webhook since it was read: what holds now is theirs, and the next turn reads it.</returns>
    private async Task<bool> ChangeAsync(Webhook sent, Func<Webhook, Webhook> next, string error, CancellationToken cancellation)
    {
        while (await webhooks.FindAsync(sent.Id, cancellation) is { } stored)
        {
            if (stored.Value.Edits != sent.Edits)
            {
                return false;
            }

            var changed = error.Length > 0 ? next(stored.Value).Failed(clock.GetUtcNow(), error) : next(stored.Value);
            if (changed == stored.Value)
            {
                return true;
            }

            try
            {
                await webhooks.ReplaceAsync(stored.Id, stored.Revision, changed, Attached.Nothing, cancellation);
                return true;
            }
            catch (StaleDocumentException)
            {
                // Looked at again.
            }
        }

        return false;
    }
}
