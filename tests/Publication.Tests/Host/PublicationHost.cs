using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Hosting;

namespace OpenGov.Publications.Tests.Host;

/// <summary>The Publication service on real ports in this process, composed as its own program composes it.</summary>
public sealed class PublicationHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly GrpcChannel channel;

    private PublicationHost(WebApplication app)
    {
        this.app = app;
        var listening = app.Services.GetRequiredService<Listening>();
        channel = GrpcChannel.ForAddress(listening.Grpc, new() { MaxReceiveMessageSize = PlatformHosting.LargestRequest });
        Publications = new(channel);
        Http = new HttpClient { BaseAddress = listening.Http };
    }

    public PublicationService.PublicationServiceClient Publications { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<PublicationHost> StartAsync(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Http:Port"] = "0",
            ["Grpc:Port"] = "0",
            ["Events:FollowerPoll"] = "00:00:00.050",
            ["Events:FirstPause"] = "00:00:00.010",
            ["Events:LongestPause"] = "00:00:00.100",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddPlatform(ServicePorts.Publication);
        builder.AddPublication();
        var app = builder.Build();
        app.MapPlatform();
        app.MapPublication();
        await app.StartAsync();
        return new PublicationHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        channel.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
