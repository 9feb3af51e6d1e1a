namespace OpenGov.Platform.Hosting;

/// <summary>Default ports of a service's process; <c>Http__Port</c> and <c>Grpc__Port</c> override them.</summary>
/// <param name="Http">REST, web, health (HTTP/1.1).</param>
/// <param name="Grpc">gRPC (HTTP/2 without TLS).</param>
public sealed record ServicePorts(int Http, int Grpc)
{
    /// <summary>All services in one process.</summary>
    public static ServicePorts Standalone { get; } = new(8080, 8081);

    /// <summary>The Catalogue service alone.</summary>
    public static ServicePorts Catalogue { get; } = new(8100, 8101);

    /// <summary>The Department service alone.</summary>
    public static ServicePorts Department { get; } = new(8200, 8201);

    /// <summary>The Publication service alone.</summary>
    public static ServicePorts Publication { get; } = new(8300, 8301);

    /// <summary>The screens alone. They serve no gRPC of their own; the port answers health and reflection.</summary>
    public static ServicePorts Console { get; } = new(8400, 8401);

    /// <summary>The default ports of a service.</summary>
    /// <param name="service">"department", "catalogue" or "publication".</param>
    public static ServicePorts Of(string service) => service switch
    {
        "catalogue" => Catalogue,
        "department" => Department,
        "publication" => Publication,
        _ => throw new ArgumentOutOfRangeException(nameof(service), service, "department, catalogue or publication"),
    };
}
