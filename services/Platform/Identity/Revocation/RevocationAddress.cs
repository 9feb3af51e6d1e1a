using Microsoft.Extensions.Configuration;
using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.Identity.Revocation;

/// <summary>Where the list of revoked sessions is: as set, or beside the keys, or Department's.</summary>
public sealed class RevocationAddress(IConfiguration configuration, TokenSettings settings, ServiceAddresses addresses)
{
    /// <summary>Path of Department's list.</summary>
    public const string Path = "/.well-known/revoked-sessions.json";

    /// <summary>The address; known once the process listens.</summary>
    public Uri Url()
    {
        if (configuration["Identity:RevocationsUrl"] is { Length: > 0 } set)
        {
            return new Uri(set);
        }

        return settings.JwksUrl is { AbsolutePath: JwksAddress.Path } keys
            ? new Uri(keys, Path)
            : new Uri(addresses.Http("department"), Path);
    }
}
