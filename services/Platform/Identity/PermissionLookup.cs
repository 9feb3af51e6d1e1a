using System.Collections.Frozen;

namespace OpenGov.Platform.Identity;

/// <summary>Finds the permission of a call. What has no line is refused; only health and reflection need none.</summary>
public sealed class PermissionLookup
{
    private static readonly string[] OpenServices = ["/grpc.health.v1.Health/", "/grpc.reflection."];

    private readonly FrozenDictionary<string, Permission> lines;

    /// <summary>The lines of all services in this process.</summary>
    /// <param name="services">Their tables.</param>
    public PermissionLookup(IEnumerable<ServicePermissions> services) => lines = services
        .SelectMany(service => service.Table.Lines)
        .ToFrozenDictionary(line => "/" + line.Key, line => line.Value, StringComparer.Ordinal);

    /// <summary>The permission of a method; null when no line allows it to anyone.</summary>
    /// <param name="method">As gRPC writes it: "/opengov.catalogue.v1.CatalogueService/GetCatalogue".</param>
    public Permission? Find(string method)
    {
        if (lines.TryGetValue(method, out var permission))
        {
            return permission;
        }

        return Array.Exists(OpenServices, open => method.StartsWith(open, StringComparison.Ordinal)) ? Permission.Public : null;
    }
}
