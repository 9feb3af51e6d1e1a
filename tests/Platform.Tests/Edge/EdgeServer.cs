using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Tests.Edge;

/// <summary>The probe service behind the real edge on real ports, with an issuer of tokens, a gRPC client and an HTTP client.</summary>
public sealed class EdgeServer : IAsyncLifetime
{
    private const string Service = "opengov.probe.v1.ProbeService/";
    private readonly Lines log = new();
    private GrpcChannel? channel;

    public WebApplication App { get; private set; } = null!;

    public TokenIssuer Issuer { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public Probe.V1.ProbeService.ProbeServiceClient Client { get; private set; } = null!;

    public GrpcChannel Channel => channel!;

    public ProbeState State { get; } = new();

    /// <summary>Everything that was logged.</summary>
    public IReadOnlyList<string> Log => log.All;

    /// <summary>Whether the process may start although ForgottenThing has no line.</summary>
    public bool Lenient { get; init; } = true;

    /// <summary>Settings beside those that the server needs.</summary>
    public Dictionary<string, string?> Settings { get; init; } = [];

    /// <summary>Changes what is registered, before the start.</summary>
    public Action<WebApplicationBuilder> Change { get; init; } = _ => { };

    /// <summary>The right table, which says nothing of ForgottenThing.</summary>
    public static PermissionTable Table { get; } = new PermissionTable()
        .Allow(Service + "CreateThing", Permission.Public)
        .Allow(Service + "UpdateThing", Permission.Public)
        .Allow(Service + "ReplaceThing", Permission.Public)
        .Allow(Service + "GetThing", Permission.Public)
        .Allow(Service + "ApproveThing", Permission.AnyOf("editor", "leader"))
        .Allow(Service + "GetOwnThing", Permission.SignedIn)
        .Allow(Service + "FailThing", Permission.Public)
        .Allow(Service + "WatchThings", Permission.Public)
        .Allow(Service + "WatchOwnThings", Permission.SignedIn);

    public static Metadata Bearer(string token) => new() { { "authorization", "Bearer " + token } };

    public async ValueTask InitializeAsync()
    {
        Issuer = await TokenIssuer.StartAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Http:Port"] = "0",
            ["Grpc:Port"] = "0",
            ["Identity:JwksUrl"] = Issuer.JwksUrl.ToString(),
        });
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.AddPlatform();
        builder.Services.AddSingleton(State);
        new ServicePart("probe", builder.Services, builder.Configuration).Permissions(Table);
        if (Lenient)
        {
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(PermissionStart)));
        }

        Change(builder);
        App = builder.Build();
        App.MapPlatform();
        App.MapGrpcService<ProbeService>();
        await App.StartAsync(TestContext.Current.CancellationToken);
        var listening = App.Services.GetRequiredService<Listening>();
        Http = new HttpClient { BaseAddress = listening.Http };
        channel = GrpcChannel.ForAddress(listening.Grpc);
        Client = new(channel);
    }

    public async ValueTask DisposeAsync()
    {
        // A start that was refused leaves some of them unmade.
        Http?.Dispose();
        channel?.Dispose();
        await App.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (lines)
                {
                    return [.. lines];
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId id, TState state, Exception? e, Func<TState, Exception?, string> text)
        {
            lock (lines)
            {
                lines.Add($"{logLevel} {text(state, e)} {e}");
            }
        }

        public void Dispose()
        {
        }
    }
}
