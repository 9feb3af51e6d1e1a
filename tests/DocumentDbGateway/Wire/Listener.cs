using System.Net;
using System.Net.Sockets;
using OpenGov.Testing.DocumentDbGateway.Commands;

namespace OpenGov.Testing.DocumentDbGateway.Wire;

/// <summary>Accepts clients on a loopback port and answers each one's requests in order.</summary>
internal sealed class Listener : IDisposable
{
    private readonly TcpListener _listener;
    private readonly CommandTable _commands;
    private int _lastConnection;

    /// <exception cref="SocketException">The port is taken.</exception>
    public Listener(int port, CommandTable commands)
    {
        _commands = commands;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(backlog: 512);
    }

    /// <summary>Serves until the process ends.</summary>
    public async Task RunAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync();
            _ = Task.Run(() => ServeAsync(client));
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            var connection = new Connection(Interlocked.Increment(ref _lastConnection), client.Client.LocalEndPoint!.ToString()!);
            var stream = client.GetStream();
            try
            {
                while (true)
                {
                    var request = await MessageReader.ReadAsync(stream);
                    var reply = await _commands.AnswerAsync(request, connection);
                    if (request.WantsReply)
                    {
                        await MessageWriter.WriteAsync(stream, request, reply);
                    }
                }
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // The client went away; that is how connections end.
            }
            catch (Exception e) when (e is InvalidDataException or FormatException or ArgumentException)
            {
                await Console.Error.WriteLineAsync($"connection {connection.Number} closed: {e.Message}");
            }
        }
    }
}
