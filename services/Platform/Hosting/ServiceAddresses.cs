using Microsoft.Extensions.Configuration;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Hosting;

/// <summary>Where the services are: as set, or in this process, or on this machine's default ports.</summary>
public sealed class ServiceAddresses(IConfiguration configuration, Listening listening, IEnumerable<ServicePermissions> inThisProcess)
{
    private readonly HashSet<string> own = inThisProcess.Select(service => service.Service).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>gRPC address of a service: <c>Services__{Name}</c>, else as <see cref="ServiceAddresses"/> says.</summary>
    /// <param name="service">"department", "catalogue" or "publication".</param>
    public Uri Grpc(string service) => configuration["Services:" + service] is { Length: > 0 } address
        ? new Uri(address)
        : own.Contains(service) ? listening.Grpc : new Uri($"http://127.0.0.1:{ServicePorts.Of(service).Grpc}");

    /// <summary>HTTP address of a service in this process, or its default one on this machine or on its gRPC host.</summary>
    /// <param name="service">"department", "catalogue" or "publication".</param>
    public Uri Http(string service)
    {
        if (own.Contains(service))
        {
            return listening.Http;
        }

        // By convention HTTP is one port below gRPC; another layout sets the address it needs in full.
        var grpc = Grpc(service);
        return new UriBuilder(grpc) { Port = grpc.Port - 1 }.Uri;
    }
}
