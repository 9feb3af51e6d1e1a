using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Rest;
using OpenGov.Platform.Rest.OpenApi;
using OpenGov.Platform.Telemetry;

namespace OpenGov.Platform.Hosting;

/// <summary>What every process of ours is: two ports, gRPC and REST, identity, health, telemetry, clean start and end.</summary>
public static class PlatformHosting
{
    /// <summary>Largest request over gRPC or REST: 16 MiB.</summary>
    public const int LargestRequest = 16 * 1024 * 1024;

    /// <summary>Registers the platform. Call it first.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="ports">Default ports; <see cref="ServicePorts.Standalone"/> when null.</param>
    public static WebApplicationBuilder AddPlatform(this WebApplicationBuilder builder, ServicePorts? ports = null)
    {
        SettingsCheck.Enforce(builder.Configuration);
        builder.AddTelemetry();
        var listening = new Listening(builder.Configuration, ports ?? ServicePorts.Standalone);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 * LargestRequest;
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
            listening.Open(kestrel);
        });

        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(listening).AddSingleton<ServiceAddresses>();
        services.AddSingleton<Faults>();
        services.AddHostedService<FreePorts>();
        services.AddSingleton<MappedEndpoints>();
        services.AddSingleton<ApiPages>();
        services.AddIdentity(builder.Configuration);
        services.AddGrpcEdge();
        services.AddHealth();
        PublicAnswers.Add(services);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        return builder;
    }

    /// <summary>Maps the platform's middleware and endpoints. Call it before mapping services.</summary>
    /// <param name="app">The process.</param>
    public static WebApplication MapPlatform(this WebApplication app)
    {
        app.Services.GetRequiredService<MappedEndpoints>().Remember(app);
        app.UseMiddleware<ReadyAnswers>();
        app.UseMiddleware<UnreadableRequests>();
        app.UseMiddleware<RestErrors>();
        app.UseRouting();
        PublicAnswers.Use(app);
        app.UseMiddleware<StrictRest>();
        app.MapHealth();
        ApiPages.Map(app);
        app.MapGrpcReflectionService();
        return app;
    }
}
