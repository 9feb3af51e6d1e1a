using Grpc.Core;
using Grpc.Net.Client;

namespace OpenGov.Benchmarks.Servers;

/// <summary>
/// gRPC calls with bytes in and bytes out over several connections: the caller's own work is the same for every server, whoever made
/// its messages.
/// </summary>
public sealed class RawGrpc : IDisposable
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);
    private readonly (GrpcChannel Channel, CallInvoker Invoker)[] connections;

    /// <summary>Connections to a server.</summary>
    /// <param name="address">Its gRPC address.</param>
    /// <param name="count">How many.</param>
    public RawGrpc(Uri address, int count) => connections =
    [
        .. Enumerable.Range(0, count).Select(_ =>
        {
            // A handler of its own is a connection of its own.
            var channel = GrpcChannel.ForAddress(
                address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler(), DisposeHttpClient = true, MaxReceiveMessageSize = null });
            return (channel, channel.CreateCallInvoker());
        }),
    ];

    /// <summary>A method by its full name, for example "etcdserverpb.KV/Range".</summary>
    public static Method<byte[], byte[]> Method(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return new(MethodType.Unary, name[..slash], name[(slash + 1)..], Bytes, Bytes);
    }

    /// <summary>One call.</summary>
    public async Task<byte[]> CallAsync(int caller, Method<byte[], byte[]> method, byte[] request, Metadata? headers = null)
    {
        using var call = connections[caller % connections.Length].Invoker.AsyncUnaryCall(method, null, new CallOptions(headers), request);
        return await call.ResponseAsync;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (channel, _) in connections)
        {
            channel.Dispose();
        }
    }
}
