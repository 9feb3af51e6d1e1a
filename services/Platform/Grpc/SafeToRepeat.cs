using Google.Protobuf;

namespace OpenGov.Platform.Grpc;

/// <summary>Which calls may be sent again when nobody knows whether they arrived.</summary>
internal static class SafeToRepeat
{
    private static readonly string[] Reads = ["Get", "List", "Search", "Find", "Diff", "Explain", "Export", "Verify"];

    /// <summary>Whether the RPC changes nothing; by the names that the contracts give to reads.</summary>
    public static bool IsRead(string rpc) => Array.Exists(Reads, read => rpc.StartsWith(read, StringComparison.Ordinal));

    /// <summary>Whether the request has an id by which the service knows a repetition and gives the first answer.</summary>
    public static bool HasRequestId<TRequest>(TRequest request) =>
        request is IMessage message
        && message.Descriptor.FindFieldByName("request_id") is { } field
        && field.Accessor.GetValue(message) is string { Length: > 0 };
}
