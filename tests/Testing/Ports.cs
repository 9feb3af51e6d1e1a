using System.Net;
using System.Net.Sockets;

namespace OpenGov.Testing;

/// <summary>Free loopback ports, handed out once even when several test processes ask at the same time.</summary>
public static class Ports
{
    // Below the range that the system gives to outgoing connections, so nobody takes one by accident.
    private const int First = 12_000;
    private const int Last = 27_999;

    // What tests/servers derive from a port: its companions at +1000, +2000, +3000.
    private static readonly int[] Companions = [0, 1000, 2000, 3000];

    private static readonly string Reservations = Path.Combine(Path.GetTempPath(), "catalogue-test-ports");
    private static readonly List<FileStream> Held = [];

    /// <summary>A port on which nobody listens, neither on it nor 1000, 2000 and 3000 above it; this process keeps it to its end.</summary>
    public static int Next()
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var port = Random.Shared.Next(First, Last + 1);
            if (Reserve(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No free port between {First} and {Last}.");
    }

    private static bool Reserve(int port)
    {
        Directory.CreateDirectory(Reservations);
        List<FileStream> files = [];
        try
        {
            foreach (var each in Companions)
            {
                files.Add(new FileStream(
                    Path.Combine(Reservations, $"{port + each}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                    FileOptions.DeleteOnClose));
            }
        }
        catch (IOException)
        {
            files.ForEach(file => file.Dispose());
            return false;
        }

        if (!Companions.All(each => Free(port + each)))
        {
            files.ForEach(file => file.Dispose());
            return false;
        }

        lock (Held)
        {
            Held.AddRange(files);
        }

        return true;
    }

    private static bool Free(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
