using System.Net;
using Microsoft.Extensions.Configuration;

namespace OpenGov.Platform.Identity;

/// <summary>
/// From where somebody calls. The console and a proxy sign people in on their behalf, so all would seem to come from one address;
/// these say in <c>x-forwarded-for</c> whom they act for. Only those that are trusted are believed, or anyone could choose an address.
/// </summary>
/// <param name="trusted">Networks of consoles and proxies.</param>
public sealed class CallerAddress(IReadOnlyList<IPNetwork> trusted)
{
    /// <summary>Name of the header: the addresses that a request has passed, nearest last.</summary>
    public const string Header = "x-forwarded-for";

    private const string Key = "Identity:TrustedProxies";
    private const string Loopback = "127.0.0.0/8,::1/128";

    /// <summary>The networks in <c>Identity__TrustedProxies</c>, separated by commas; this machine's own when it is not set.</summary>
    /// <exception cref="InvalidOperationException">One is not a network.</exception>
    public static CallerAddress Configured(IConfiguration configuration)
    {
        var networks = (configuration[Key] ?? Loopback).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new([.. networks.Select(network => IPNetwork.TryParse(network, out var parsed)
            ? parsed
            : throw new InvalidOperationException($"{Key}: “{network}”不是网段，应当形如 10.0.0.0/8 (not a network)"))]);
    }

    /// <summary>The nearest address that is not a trusted one.</summary>
    /// <param name="peer">Who is connected; null when it is not known.</param>
    /// <param name="forwarded">Values of the header.</param>
    public IPAddress? Of(IPAddress? peer, IEnumerable<string?> forwarded)
    {
        var hops = new Stack<string>(forwarded.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)));
        var address = peer;
        while (address is not null && IsTrusted(address) && hops.TryPop(out var hop) && IPAddress.TryParse(hop, out var further))
        {
            address = further;
        }

        return address;
    }

    private bool IsTrusted(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return trusted.Any(network => network.Contains(plain));
    }
}
