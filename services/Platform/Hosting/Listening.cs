using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;

namespace OpenGov.Platform.Hosting;

/// <summary>
/// The two ports of a process: without TLS a port speaks either HTTP/1.1 (REST, web, health) or HTTP/2 (gRPC). Port 0 lets the
/// machine choose; the chosen one is known once the process listens.
/// </summary>
public sealed class Listening
{
    private readonly IPAddress address;
    private readonly int httpPort;
    private readonly int grpcPort;
    private ListenOptions? http;
    private ListenOptions? grpc;

    /// <summary>The ports as configured.</summary>
    /// <param name="configuration"><c>Http__Address</c>, <c>Http__Port</c>, <c>Grpc__Port</c>.</param>
    /// <param name="ports">The service's own defaults.</param>
    public Listening(IConfiguration configuration, ServicePorts ports)
    {
        var inContainer = string.Equals(configuration["DOTNET_RUNNING_IN_CONTAINER"], "true", StringComparison.OrdinalIgnoreCase);
        address = IPAddress.TryParse(configuration["Http:Address"], out var given) ? given : inContainer ? IPAddress.Any : IPAddress.Loopback;
        httpPort = configuration.GetValue("Http:Port", ports.Http);
        grpcPort = configuration.GetValue("Grpc:Port", ports.Grpc);
    }

    /// <summary>Address for callers in this process: REST, web, health.</summary>
    public Uri Http => Own(http, httpPort);

    /// <summary>Address for callers in this process: gRPC.</summary>
    public Uri Grpc => Own(grpc, grpcPort);

    /// <summary>Address that is listened on.</summary>
    internal IPAddress Address => address;

    /// <summary>Ports as configured, with the setting that says so.</summary>
    internal IReadOnlyList<(string Setting, int Number)> Ports => [("Http__Port", httpPort), ("Grpc__Port", grpcPort)];

    /// <summary>Opens the ports.</summary>
    /// <param name="kestrel">The server.</param>
    internal void Open(KestrelServerOptions kestrel)
    {
        kestrel.Listen(address, httpPort, options => (http = options).Protocols = HttpProtocols.Http1);
        kestrel.Listen(address, grpcPort, options => (grpc = options).Protocols = HttpProtocols.Http2);
    }

    private Uri Own(ListenOptions? options, int port)
    {
        var host = address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;
        return new UriBuilder("http", host.ToString(), options?.IPEndPoint?.Port ?? port).Uri;
    }
}
