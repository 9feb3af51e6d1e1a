using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OpenGov.Platform.Hosting;

/// <summary>The endpoints of this process; known once everything is mapped.</summary>
internal sealed class MappedEndpoints
{
    private IEndpointRouteBuilder? routes;

    public IReadOnlyList<Endpoint> All => [.. (routes?.DataSources ?? []).SelectMany(source => source.Endpoints)];

    public void Remember(IEndpointRouteBuilder builder) => routes = builder;
}
