using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenGov.Platform.Errors;
using Polly;

namespace OpenGov.Platform.Identity;

/// <summary>
/// The issuer's keys from its JWKS address. Kept in memory; asked for again when they are old and when a token names a key that is
/// not among them, but never more often than every <see cref="ShortestInterval"/>. Old keys go on working while the issuer is away.
/// </summary>
public sealed class JwksKeys(JwksAddress address, HttpClient http, TimeProvider time, ILogger<JwksKeys> logger) : ITokenKeys, IDisposable
{
    /// <summary>Least time between two questions to the issuer: strangers' tokens must not become a flood there.</summary>
    public static TimeSpan ShortestInterval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Age at which keys are asked for again, so that a key taken back stops working.</summary>
    public static TimeSpan LongestAge { get; } = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim oneQuestion = new(1, 1);
    private readonly ResiliencePipeline resilience = JwksResilience.Build(time);
    private volatile KeySet? current;
    private DateTimeOffset lastFailure = DateTimeOffset.MinValue;
    private int refreshing;

    /// <inheritdoc/>
    public ValueTask<SecurityKey?> FindAsync(string keyId, CancellationToken cancellation)
    {
        if (current is { } keys && keys.Keys.TryGetValue(keyId, out var key))
        {
            RefreshWhenOld(keys);
            return new(key);
        }

        return AskAsync(keyId, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => oneQuestion.Dispose();

    private async ValueTask<SecurityKey?> AskAsync(string keyId, CancellationToken cancellation)
    {
        await oneQuestion.WaitAsync(cancellation);
        try
        {
            var keys = current;
            if (keys is null || !keys.Keys.ContainsKey(keyId) && time.GetUtcNow() - keys.ReadAt >= ShortestInterval)
            {
                keys = current = await ReadAsync(cancellation);
            }

            return keys.Keys.GetValueOrDefault(keyId);
        }
        finally
        {
            oneQuestion.Release();
        }
    }

    private void RefreshWhenOld(KeySet keys)
    {
        if (time.GetUtcNow() - keys.ReadAt < LongestAge || Interlocked.Exchange(ref refreshing, 1) == 1)
        {
            return;
        }

        _ = RefreshAsync();
    }

    private async Task RefreshAsync()
    {
        try
        {
            current = await ReadAsync(CancellationToken.None);
        }
        catch (RequestException)
        {
            // The old keys go on working; the failure is logged where it happened.
        }
        finally
        {
            Volatile.Write(ref refreshing, 0);
        }
    }

    private async Task<KeySet> ReadAsync(CancellationToken cancellation)
    {
        if (time.GetUtcNow() - lastFailure < ShortestInterval)
        {
            throw Refused.Unavailable("身份验证服务");
        }

        try
        {
            var json = await resilience.ExecuteAsync(async stop => await http.GetStringAsync(address.Url(), stop), cancellation);
            var keys = new JsonWebKeySet(json).Keys
                .Where(key => key is { Kty: "EC", Crv: "P-256", Kid.Length: > 0, Use: null or "" or "sig" })
                .GroupBy(key => key.Kid)
                .ToFrozenDictionary(group => group.Key, group => (SecurityKey)group.First(), StringComparer.Ordinal);
            return new KeySet(keys, time.GetUtcNow());
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && e is not RequestException)
        {
            lastFailure = time.GetUtcNow();
            logger.LogWarning("Token keys cannot be read from {Url}: {Fault}", address.Url(), e.GetType().Name + ": " + e.Message);
            throw Refused.Unavailable("身份验证服务");
        }
    }

    private sealed record KeySet(FrozenDictionary<string, SecurityKey> Keys, DateTimeOffset ReadAt);
}
