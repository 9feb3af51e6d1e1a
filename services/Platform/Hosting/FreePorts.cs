using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;

namespace OpenGov.Platform.Hosting;

/// <summary>Says in one line that a port is taken; the server itself would say it in a page of stack traces.</summary>
internal sealed class FreePorts(Listening listening, IServer server) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A server for tests opens no port.
        if (server.GetType().Assembly == typeof(KestrelServer).Assembly)
        {
            var taken = listening.Ports.Where(port => IsTaken(listening.Address, port.Number)).ToList();
            if (taken.Count > 0)
            {
                SettingsCheck.Exit(taken.Select(port => $"{port.Setting} = {port.Number}: 已被别的程序占用 is in use by another program"));
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsTaken(IPAddress address, int port)
    {
        if (port == 0)
        {
            return false;
        }

        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
