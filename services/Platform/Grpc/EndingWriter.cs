using Grpc.Core;

namespace OpenGov.Platform.Grpc;

/// <summary>A stream that takes nothing more once it has ended, also when a slow reader holds it up.</summary>
internal sealed class EndingWriter<T>(IServerStreamWriter<T> inner, CancellationToken ending) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        ending.ThrowIfCancellationRequested();
        return inner.WriteAsync(message, cancellationToken.CanBeCanceled ? cancellationToken : CancellationToken.None).WaitAsync(ending);
    }
}
