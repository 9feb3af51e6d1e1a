using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OpenGov.Departments.Sessions.Attempts;

/// <summary>
/// How many failed sign-ins one remote address may cause in this process: a store of tokens that fills up again with time. Successes
/// cost nothing, so a whole office behind one address can sign in on Monday morning.
/// </summary>
public sealed class AddressAllowance(TimeProvider time)
{
    /// <summary>Failures that an address may cause at once.</summary>
    public const int Burst = 60;

    private const int MostAddresses = 20_000;
    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);
    private long nextForgetting;

    /// <summary>Addresses remembered now.</summary>
    public int Known => buckets.Count;

    /// <summary>How long it takes until an address may fail once more.</summary>
    public static TimeSpan Refill { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Takes a token for an attempt.</summary>
    /// <param name="address">The remote address; null when it is not known.</param>
    /// <param name="retryAfter">When nothing is left: how long to wait.</param>
    /// <returns>The attempt; null when the address has used up its allowance.</returns>
    public Attempt? Begin(IPAddress? address, out TimeSpan retryAfter)
    {
        ForgetRecovered();
        var bucket = buckets.GetOrAdd(Network(address), _ => new Bucket(time.GetUtcNow()));
        return bucket.TryTake(time.GetUtcNow(), out retryAfter) ? new Attempt(bucket) : null;
    }

    private void ForgetRecovered()
    {
        var now = time.GetUtcNow();
        if (buckets.Count <= MostAddresses || now.UtcTicks < Interlocked.Read(ref nextForgetting))
        {
            return;
        }

        Interlocked.Exchange(ref nextForgetting, (now + Refill).UtcTicks);
        foreach (var pair in buckets.Where(pair => pair.Value.IsFull(now)))
        {
            buckets.TryRemove(pair);
        }
    }

    // One household or machine holds a whole /64 of IPv6.
    private static string Network(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    /// <summary>One attempt; its token comes back when it turns out to be no failure.</summary>
    public sealed class Attempt
    {
        private readonly Bucket bucket;

        internal Attempt(Bucket bucket) => this.bucket = bucket;

        /// <summary>Gives the token back.</summary>
        public void GiveBack() => bucket.GiveBack();
    }

    internal sealed class Bucket(DateTimeOffset created)
    {
        private readonly Lock turn = new();
        private double tokens = Burst;
        private DateTimeOffset filledAt = created;

        public bool TryTake(DateTimeOffset now, out TimeSpan retryAfter)
        {
            lock (turn)
            {
                Fill(now);
                var taken = tokens >= 1;
                retryAfter = taken ? TimeSpan.Zero : (1 - tokens) * Refill;
                tokens -= taken ? 1 : 0;
                return taken;
            }
        }

        public void GiveBack()
        {
            lock (turn)
            {
                tokens = Math.Min(Burst, tokens + 1);
            }
        }

        public bool IsFull(DateTimeOffset now)
        {
            lock (turn)
            {
                Fill(now);
                return tokens >= Burst;
            }
        }

        private void Fill(DateTimeOffset now)
        {
            if (now > filledAt)
            {
                tokens = Math.Min(Burst, tokens + ((now - filledAt) / Refill));
                filledAt = now;
            }
        }
    }
}
