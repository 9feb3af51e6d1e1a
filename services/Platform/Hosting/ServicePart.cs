using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace OpenGov.Platform.Hosting;

/// <summary>
/// One service inside a process: alone in its own process, or beside the others in Standalone. Capabilities are added by extension
/// methods that stand beside what they register: <c>Documents</c>, <c>Events</c>, <c>Follows</c>, <c>Permissions</c>.
/// </summary>
/// <param name="name">Name of the service: "department", "catalogue", "publication". Key of its engine and its event log in DI.</param>
/// <param name="services">The process's services.</param>
/// <param name="configuration">The process's configuration.</param>
public sealed class ServicePart(string name, IServiceCollection services, IConfiguration configuration)
{
    /// <summary>Name of the service.</summary>
    public string Name { get; } = name;

    /// <summary>The process's services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>The process's configuration.</summary>
    public IConfiguration Configuration { get; } = configuration;
}
