using Grpc.Core;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Grpc;

/// <summary>A stream from a service; when the service goes away the reader learns its name.</summary>
internal sealed class NamedReader<T>(IAsyncStreamReader<T> inner, string name) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
        {
            throw RemoteRefusal.From(e) ?? Refused.Unavailable(name);
        }
    }
}
