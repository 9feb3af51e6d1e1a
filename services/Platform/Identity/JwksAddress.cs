using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.Identity;

/// <summary>Where the issuer's keys are: as set, or Department's, which may live in this process.</summary>
public sealed class JwksAddress(TokenSettings settings, ServiceAddresses addresses)
{
    /// <summary>Path of Department's keys.</summary>
    public const string Path = "/.well-known/jwks.json";

    /// <summary>The address; known once the process listens.</summary>
    public Uri Url() => settings.JwksUrl ?? new Uri(addresses.Http("department"), Path);
}
