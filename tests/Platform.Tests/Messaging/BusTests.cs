using System.Collections.Concurrent;
using System.Reflection;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Messaging;
using OpenGov.Platform.Tests.Events;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Messaging;

public sealed class BusTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private readonly ConcurrentQueue<(ServiceEvent Event, Guid? MessageId, string? Trace)> heard = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_catalogue_event_arrives_as_it_was_sent_over_RabbitMQ()
    {
        await using var broker = await RealServers.RabbitMqAsync();
        await EveryEventArrives(broker.Address, broker.Prefix);
    }

    [Fact]
    public Task Every_catalogue_event_arrives_as_it_was_sent_in_memory() => EveryEventArrives(null, "memory");

    [Fact]
    public async Task A_message_that_cannot_be_consumed_is_kept_in_the_error_queue_and_shown()
    {
        await using var broker = await RealServers.RabbitMqAsync();
        var tries = 0;
        var endpoint = new BusEndpoint(broker.Prefix + "-q", queue =>
        {
            queue.Handler<CataloguePublished>(message => message.Message.Version == 666
                ? throw new InvalidOperationException($"try {Interlocked.Increment(ref tries)}")
                : Hear(message));
        });
        await using var process = await BusProcess.StartAsync(broker.Address, endpoint);
        // A message that is sent before the queue is bound is nobody's, and the broker drops it.
        await Eventually.True(async () => (await process.HealthAsync()).Status == HealthStatus.Healthy);
        var published = (CataloguePublished)EverySample.Of(typeof(CataloguePublished));

        await process.Bus.PublishAsync(published with { Version = 666 }, null, Stop);
        await process.Bus.PublishAsync(published with { Version = 7 }, null, Stop);

        // All retries with their pauses come first.
        await Eventually.True(() => process.Dead.Count == 1 && heard.Count == 1, TimeSpan.FromSeconds(90));
        Assert.True(tries > 1, "it was not tried again");
        if (broker.IsOwnHost)
        {
            await Eventually.True(async () => await broker.DepthAsync(broker.Prefix + "-q_error") == 1);
        }

        var health = await process.HealthAsync();
        Assert.Equal(HealthStatus.Degraded, health.Entries["messaging"].Status);
        Assert.Equal(1L, health.Entries["messaging"].Data["deadMessages"]);
    }

    [Fact]
    public async Task A_process_starts_while_the_broker_is_away_and_publishes_when_it_comes()
    {
        await using var server = await OwnServer.RabbitMqAsync();
        await server.StopAsync();
        var endpoint = new BusEndpoint("late", queue => queue.Handler<CataloguePublished>(Hear));
        await using var process = await BusProcess.StartAsync(new Uri(server.Address), endpoint);
        var health = await process.HealthAsync();
        Assert.Equal(HealthStatus.Degraded, health.Status);

        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<Exception>(() => process.Bus.PublishAsync(EverySample.Of(typeof(CataloguePublished)), null, soon.Token));
        await server.StartAsync();
        await Eventually.True(async () => (await process.HealthAsync()).Status == HealthStatus.Healthy, TimeSpan.FromSeconds(60));
        await process.Bus.PublishAsync(EverySample.Of(typeof(CataloguePublished)), null, Stop);
        await Eventually.True(() => !heard.IsEmpty);
    }

    [Fact]
    public async Task Nobody_outside_is_told_how_the_bus_is_used()
    {
        await using var process = await BusProcess.StartAsync(null);
        Assert.False(process.ReportsUsage);
    }

    [Theory]
    [InlineData("Kafka", null, "Messaging__Transport")]
    [InlineData("RabbitMQ", null, "Messaging__ConnectionString")]
    [InlineData("RabbitMQ", "localhost", "Messaging__ConnectionString")]
    public void A_wrong_setting_is_named(string transport, string? address, string key)
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager
        {
            ["Messaging:Transport"] = transport,
            ["Messaging:ConnectionString"] = address,
        };
        var wrong = Assert.Throws<InvalidOperationException>(() => MessagingOptions.From(configuration));
        Assert.Contains(key, wrong.Message, StringComparison.Ordinal);
    }

    private async Task EveryEventArrives(Uri? address, string prefix)
    {
        var endpoint = new BusEndpoint(prefix + "-all", queue =>
        {
            foreach (var type in EverySample.All.Select(happened => happened.GetType()))
            {
                GetType().GetMethod(nameof(Listen), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type).Invoke(this, [queue]);
            }
        });
        await using var process = await BusProcess.StartAsync(address, endpoint);
        await Eventually.True(async () => (await process.HealthAsync()).Status == HealthStatus.Healthy);
        foreach (var sample in EverySample.All)
        {
            await process.Bus.PublishAsync(sample with { Sequence = 42 }, Trace, Stop);
        }

        await Eventually.True(() => heard.Count >= EverySample.All.Count);
        foreach (var (sample, message) in EverySample.All.Zip(heard))
        {
            Assert.Equivalent(sample with { Sequence = 42 }, message.Event, strict: true);
            Assert.Equal(sample.EventId, message.MessageId);
            // The same trace; the span is another when somebody listens to the bus's own spans.
            Assert.Equal(Trace[..35], message.Trace?[..35]);
        }

        Assert.Equal(EverySample.All.Count, heard.Count);
    }

    private void Listen<T>(IReceiveEndpointConfigurator queue) where T : ServiceEvent => queue.Handler<T>(Hear);

    private Task Hear<T>(ConsumeContext<T> message) where T : ServiceEvent
    {
        heard.Enqueue((message.Message, message.MessageId, message.Headers.Get<string>("traceparent")));
        return Task.CompletedTask;
    }
}
