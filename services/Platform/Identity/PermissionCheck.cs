using Google.Protobuf.Reflection;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;

namespace OpenGov.Platform.Identity;

/// <summary>Compares permission tables with RPCs: every RPC has a line, every line names an RPC.</summary>
public static class PermissionCheck
{
    private const string Ours = "/opengov.";

    /// <summary>What is wrong with a service's table, by the contract.</summary>
    /// <param name="table">The table.</param>
    /// <param name="services">Descriptors of the service's RPC services.</param>
    /// <returns>One sentence per RPC; empty when all is well.</returns>
    public static IReadOnlyList<string> Problems(PermissionTable table, params IEnumerable<ServiceDescriptor> services) => Compare(
        services.SelectMany(service => service.Methods).Select(method => $"{method.Service.FullName}/{method.Name}"), table.Lines.Keys);

    /// <summary>What is wrong with the tables of a process, by the RPCs that it really answers.</summary>
    /// <param name="endpoints">All endpoints mapped.</param>
    /// <param name="services">The tables.</param>
    /// <returns>One sentence per RPC; empty when all is well.</returns>
    public static IReadOnlyList<string> Problems(IEnumerable<Endpoint> endpoints, IEnumerable<ServicePermissions> services) => Compare(
        endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName)
            .Where(name => name?.StartsWith(Ours, StringComparison.Ordinal) == true)
            .Select(name => name![1..]),
        services.SelectMany(service => service.Table.Lines.Keys));

    private static IReadOnlyList<string> Compare(IEnumerable<string> rpcs, IEnumerable<string> lines)
    {
        var (answered, allowed) = (rpcs.ToHashSet(StringComparer.Ordinal), lines.ToHashSet(StringComparer.Ordinal));
        return
        [
            .. answered.Except(allowed).Order(StringComparer.Ordinal).Select(rpc => $"{rpc} has no line in a permission table"),
            .. allowed.Except(answered).Order(StringComparer.Ordinal).Select(rpc => $"{rpc} has a line in a permission table, but nobody answers it"),
        ];
    }
}
