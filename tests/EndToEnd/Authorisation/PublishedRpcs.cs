using Google.Protobuf.Reflection;
using Grpc.Core;
using OpenGov.Contracts.Scopes;

namespace OpenGov.EndToEnd.Authorisation;

/// <summary>Every RPC of the three services, as the contracts' descriptors have them.</summary>
internal static class PublishedRpcs
{
    /// <summary>By name, "opengov.catalogue.v1.DraftService/GetDraft".</summary>
    public static IReadOnlyDictionary<string, MethodDescriptor> All { get; } = typeof(ClientScopes).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
        .OfType<FileDescriptor>()
        .SelectMany(file => file.Services)
        .SelectMany(service => service.Methods)
        .ToDictionary(method => $"{method.Service.FullName}/{method.Name}", StringComparer.Ordinal);

    /// <summary>The same for raw bytes.</summary>
    public static Method<byte[], byte[]> Raw(this MethodDescriptor method)
    {
        var bytes = Marshallers.Create(value => value, value => value);
        return new(
            method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary, method.Service.FullName, method.Name, bytes, bytes);
    }
}
