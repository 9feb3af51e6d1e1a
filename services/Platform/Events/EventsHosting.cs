using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Messaging;
using OpenGov.Platform.SelfCheck;

namespace OpenGov.Platform.Events;

/// <summary>Adds a service's own events, and the events it follows.</summary>
public static class EventsHosting
{
    /// <summary>This process among its replicas.</summary>
    private static readonly string Process = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    /// <summary>
    /// The service has events: they are logged (<see cref="IEventLog"/> keyed by the service's name) and published by the one process
    /// that leads.
    /// </summary>
    /// <typeparam name="TEvent">Base record of the service's events.</typeparam>
    public static ServicePart Events<TEvent>(this ServicePart part) where TEvent : ServiceEvent
    {
        AddBasics(part);
        part.Trail();
        part.SelfCheckDesk();
        var name = part.Name;
        part.Services.AddKeyedSingleton(name, (provider, _) => new EventLog(
            Engine(provider, name).Open(EventLog.Type), EventTypes.Of<TEvent>(), provider.GetRequiredService<EventOptions>(), Clock(provider)));
        part.Services.AddKeyedSingleton<IEventLog>(name, (provider, _) => provider.GetRequiredKeyedService<EventLog>(name));
        if (Options(part.Configuration).Relay)
        {
            part.Services.AddSingleton<IHostedService>(provider => NewRelay(provider, name));
        }

        return part;
    }

    /// <summary>The service follows another one's events: each is applied once, in order, also after either was away.</summary>
    /// <typeparam name="TEvent">Base record of the source's events.</typeparam>
    /// <typeparam name="TSource">Reads the source's log.</typeparam>
    /// <typeparam name="TReaction">Applies an event.</typeparam>
    public static ServicePart Follows<TEvent, TSource, TReaction>(this ServicePart part)
        where TEvent : ServiceEvent
        where TSource : class, IEventSource<TEvent>
        where TReaction : class, IEventReaction<TEvent>
    {
        AddBasics(part);
        var name = part.Name;
        var key = new FollowerKey(name, typeof(TSource));
        part.Services.TryAddSingleton<TSource>();
        part.Services.TryAddSingleton<TReaction>();
        part.Services.TryAddKeyedSingleton(name, (provider, _) => new DeadLetters(Engine(provider, name).Open(DeadLetter.Documents)));
        part.Services.AddKeyedSingleton(key, (provider, _) => new FollowerMetrics(
            name, provider.GetRequiredService<TSource>().Name, provider.GetRequiredService<EventMeter>()));
        part.Services.AddKeyedSingleton(key, (provider, _) => NewFollower<TEvent, TSource, TReaction>(provider, key));
        part.Services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<Follower<TEvent>>(key));
        part.Services.AddSingleton(provider => WakeUp.Endpoint(
            name, provider.GetRequiredService<TSource>(), provider.GetRequiredKeyedService<Follower<TEvent>>(key)));
        part.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"{name}-{typeof(TSource).Name}",
            provider => new FollowerHealth(
                provider.GetRequiredService<TSource>().Name,
                provider.GetRequiredKeyedService<DeadLetters>(name),
                provider.GetRequiredKeyedService<FollowerMetrics>(key)),
            HealthStatus.Degraded,
            ["ready"]));
        return part;
    }

    private static void AddBasics(ServicePart part)
    {
        part.DocumentEngine();
        // Before the relays and followers, because hosted services stop in the opposite order.
        part.Services.AddMessaging(part.Configuration);
        part.Services.TryAddSingleton(TimeProvider.System);
        part.Services.TryAddSingleton<EventMeter>();
        part.Services.TryAddSingleton(Options(part.Configuration));
    }

    private static EventOptions Options(IConfiguration configuration)
    {
        var options = configuration.GetSection("Events").Get<EventOptions>() ?? new EventOptions();
        // The embedded engine belongs to one process: nobody else writes, so there is nothing to poll for.
        return string.Equals(configuration["Documents:Engine"], "MongoDB", StringComparison.OrdinalIgnoreCase)
            ? options
            : options with { Alone = true, PendingPoll = TimeSpan.FromSeconds(2) };
    }

    private static Relay NewRelay(IServiceProvider provider, string name)
    {
        var (engine, log) = (Engine(provider, name), provider.GetRequiredKeyedService<EventLog>(name));
        var (options, clock) = (provider.GetRequiredService<EventOptions>(), Clock(provider));
        var logger = provider.GetRequiredService<ILogger<Relay>>();
        var metrics = new EventMetrics(name, provider.GetRequiredService<EventMeter>(), clock);
        return new Relay(
            name,
            new LeaseKeeper(engine.Open(Lease.Type), "relay", Process, options, clock),
            engine.Pending,
            new EventAppender(engine.Pending, log, metrics, clock, logger),
            new EventPublisher(log, engine.Open(EventCursor.Type), provider.GetRequiredService<IEventBus>(), options, metrics, clock, logger),
            options,
            metrics,
            clock,
            logger,
            new RecordMover(engine.Records, provider.GetRequiredKeyedService<AuditChain>(name), logger));
    }

    private static Follower<TEvent> NewFollower<TEvent, TSource, TReaction>(IServiceProvider provider, FollowerKey key)
        where TEvent : ServiceEvent
        where TSource : class, IEventSource<TEvent>
        where TReaction : class, IEventReaction<TEvent>
    {
        var (engine, source) = (Engine(provider, key.Service), provider.GetRequiredService<TSource>());
        var (options, clock) = (provider.GetRequiredService<EventOptions>(), Clock(provider));
        return new Follower<TEvent>(
            source,
            provider.GetRequiredService<TReaction>(),
            engine.Open(EventCursor.Type),
            new LeaseKeeper(engine.Open(Lease.Type), EventCursor.Following(source.Name), Process, options, clock),
            provider.GetRequiredKeyedService<DeadLetters>(key.Service),
            provider.GetRequiredKeyedService<FollowerMetrics>(key),
            options,
            clock,
            provider.GetRequiredService<ILogger<Follower<TEvent>>>());
    }

    private static IDocumentEngine Engine(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<IDocumentEngine>(name);

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private sealed record FollowerKey(string Service, Type Source);
}
