using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Identity.Revocation;

/// <summary>
/// The revoked sessions as this process knows them. Without having read the list once, no token of a session is accepted: callers wait for
/// it up to <see cref="FirstPatience"/>, since a process that has just started may find Department starting too. Later the list read last
/// holds while Department is away, and the short life of tokens bounds what it may have missed.
/// </summary>
public sealed class RevokedSessions(IRevocationSource source, TimeProvider time, ILogger<RevokedSessions> logger) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private readonly SemaphoreSlim oneReader = new(1, 1);
    private readonly ConcurrentDictionary<SessionWatch, bool> watches = new();
    private readonly TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FrozenSet<string>? revoked;
    private DateTimeOffset failedAt = DateTimeOffset.MinValue;
    private bool isAway;

    /// <summary>How long the first callers wait for the first list before they are refused.</summary>
    public static TimeSpan FirstPatience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Completes when a token of a session was first seen: before, nobody needs the list.</summary>
    public Task Wanted => wanted.Task;

    /// <summary>Refuses a revoked session.</summary>
    /// <param name="sessionId">Session of a verified token; empty when it belongs to none.</param>
    /// <param name="cancellation">Stops waiting for the first reading.</param>
    /// <exception cref="RequestException">Revoked (UNAUTHENTICATED), or nothing is known yet (UNAVAILABLE).</exception>
    public ValueTask RequireLiveAsync(string sessionId, CancellationToken cancellation)
    {
        if (sessionId.Length == 0)
        {
            return default;
        }

        if (revoked is not { } known)
        {
            return FirstReadAsync(sessionId, cancellation);
        }

        return known.Contains(sessionId) ? throw RefusedCaller.Revoked() : default;
    }

    /// <summary>Watches a session for as long as something runs under it.</summary>
    /// <param name="sessionId">The session; empty for none, which is never revoked.</param>
    public SessionWatch Watch(string sessionId)
    {
        var watch = new SessionWatch(sessionId, gone => watches.TryRemove(gone, out _));
        if (sessionId.Length > 0)
        {
            watches.TryAdd(watch, true);
            // It may have been revoked between its admission and now.
            if (revoked?.Contains(sessionId) == true)
            {
                watch.Revoke();
            }
        }

        return watch;
    }

    /// <summary>Reads the list; what runs under a session on it ends.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Whether the source answered.</returns>
    public async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        await oneReader.WaitAsync(cancellation);
        try
        {
            return await ReadInTurnAsync(cancellation);
        }
        finally
        {
            oneReader.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => oneReader.Dispose();

    private async ValueTask FirstReadAsync(string sessionId, CancellationToken cancellation)
    {
        wanted.TrySetResult();
        await oneReader.WaitAsync(cancellation);
        try
        {
            if (revoked is null && (time.GetUtcNow() - failedAt < RetryAfter || !await ReadPatientlyAsync(cancellation)))
            {
                throw Refused.Unavailable("身份验证服务");
            }
        }
        finally
        {
            oneReader.Release();
        }

        await RequireLiveAsync(sessionId, cancellation);
    }

    private async Task<bool> ReadPatientlyAsync(CancellationToken cancellation)
    {
        var begun = time.GetUtcNow();
        while (!await ReadInTurnAsync(cancellation))
        {
            if (time.GetUtcNow() - begun >= FirstPatience)
            {
                return false;
            }

            await Task.Delay(FirstPause, time, cancellation);
        }

        return true;
    }

    private async Task<bool> ReadInTurnAsync(CancellationToken cancellation)
    {
        try
        {
            var read = (await source.ReadAsync(cancellation)).ToFrozenSet(StringComparer.Ordinal);
            revoked = read;
            isAway = false;
            foreach (var watch in watches.Keys.Where(watch => read.Contains(watch.SessionId)))
            {
                watch.Revoke();
            }

            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            failedAt = time.GetUtcNow();
            if (!isAway)
            {
                // Once, not every two seconds.
                isAway = true;
                logger.LogWarning(
                    "The list of revoked sessions cannot be read, {Consequence}: {Fault}",
                    revoked is null ? "no session is accepted before it was" : "the last one holds",
                    e.GetType().Name);
            }

            return false;
        }
    }
}
