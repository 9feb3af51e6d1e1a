using System.Net;
using System.Net.Sockets;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>
/// A line to a server that can lose replies: it passes everything on, until it is told to cut the connection in place of the next
/// reply that comes after a request with a certain word in it.
/// </summary>
internal sealed class LossyLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closed = new();
    private readonly int server;
    private readonly Task accepting;
    private byte[]? word;
    private int lost;

    public LossyLine(int server)
    {
        this.server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many replies were lost.</summary>
    public int Lost => Volatile.Read(ref lost);

    /// <summary>Loses the reply to the next request that contains the word.</summary>
    public void LoseReplyTo(string next) => word = System.Text.Encoding.UTF8.GetBytes(next);

    public async ValueTask DisposeAsync()
    {
        await closed.CancelAsync();
        listener.Stop();
        await accepting;
        closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(closed.Token);
                _ = Task.Run(() => PassAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // Closed.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, server, closed.Token);
            var loses = new StrongBox();
            await Task.WhenAny(
                PumpAsync(near.GetStream(), far.GetStream(), bytes => loses.Value |= IsWanted(bytes)),
                PumpAsync(far.GetStream(), near.GetStream(), _ =>
                {
                    if (loses.Value)
                    {
                        Interlocked.Increment(ref lost);
                        throw new IOException("lost");
                    }
                }));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // Either side has gone.
        }
    }

    private bool IsWanted(ReadOnlySpan<byte> request)
    {
        if (word is { } wanted && request.IndexOf(wanted) >= 0)
        {
            word = null;
            return true;
        }

        return false;
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Look look)
    {
        var buffer = new byte[1 << 16];
        for (int read; (read = await from.ReadAsync(buffer, closed.Token)) > 0;)
        {
            look(buffer.AsSpan(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), closed.Token);
        }
    }

    private delegate void Look(ReadOnlySpan<byte> bytes);

    private sealed class StrongBox
    {
        public bool Value { get; set; }
    }
}
