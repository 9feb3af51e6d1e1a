using System.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OpenGov.Testing;

namespace OpenGov.Benchmarks.Servers;

/// <summary>
/// The floor: a bare Kestrel gRPC service, in a process of its own, that answers every call with the same prepared bytes. Nothing that
/// runs on this stack can be faster.
/// </summary>
public sealed class FloorServer : IAsyncDisposable
{
    private readonly Process process;

    private FloorServer(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Its gRPC address.</summary>
    public Uri Address { get; }

    /// <summary>Its process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Starts it as another process of this program.</summary>
    /// <param name="bytes">How many bytes it answers.</param>
    public static async Task<FloorServer> StartAsync(int bytes)
    {
        var port = Ports.Next();
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(FloorServer).Assembly.Location, "floor", $"{port}", $"{bytes}"])
        {
            RedirectStandardOutput = true,
        })!;
        await process.StandardOutput.ReadLineAsync();
        return new(process, new($"http://127.0.0.1:{port}"));
    }

    /// <summary>What that other process does.</summary>
    public static async Task RunAsync(int port, int bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port, options => options.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new FloorService(bytes));
        var app = builder.Build();
        app.MapGrpcService<FloorService>();
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

/// <summary>The floor's only method.</summary>
[BindServiceMethod(typeof(FloorService), nameof(Bind))]
public class FloorService
{
    private readonly byte[] answer;

    /// <summary>Answers so many bytes.</summary>
    public FloorService(int bytes)
    {
        answer = new byte[bytes];
        Random.Shared.NextBytes(answer);
    }

    /// <summary>Binds the method; called by the gRPC framework.</summary>
    public static void Bind(ServiceBinderBase binder, FloorService? service) =>
        binder.AddMethod(RawGrpc.Method("floor.Floor/Get"), service is null ? null! : new UnaryServerMethod<byte[], byte[]>(service.Get));

    /// <summary>The answer.</summary>
    public virtual Task<byte[]> Get(byte[] request, ServerCallContext context) => Task.FromResult(answer);
}
