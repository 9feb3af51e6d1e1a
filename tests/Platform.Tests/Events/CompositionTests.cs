using System.Collections.Concurrent;
using System.Diagnostics;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenGov.Platform.Events;
using OpenGov.Platform.Messaging;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Events;

public sealed class CompositionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("catalogue-events-");
    private readonly ActivityListener listener = new()
    {
        ShouldListenTo = source => source.Name == EventMeter.Name,
        Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    public CompositionTests() => ActivitySource.AddActivityListener(listener);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_one_process_a_write_reaches_the_follower_with_its_trace()
    {
        var settings = Embedded("one");
        // So long that only the bus can be what wakes the follower.
        settings["Events:FollowerPoll"] = "00:10:00";
        await using var process = await EventsProcess.StartAsync(settings, writes: true, reads: true);
        await Eventually.True(async () => (await process.HealthAsync()).Status == HealthStatus.Healthy);
        await TraceIsKept(process, process);
        await AllArrive(process, process, 60);
        // The figure is written after the effect, so it may lag a moment behind the ledger.
        var health = await Eventually.That(
            () => process.HealthAsync(), health => (long)health.Entries["readers-LogSource"].Data["applied"] == process.Ledger.Applied.Count);
        Assert.Equal(0L, health.Entries["readers-LogSource"].Data["deadLetters"]);
    }

    [Fact]
    public async Task A_follower_that_was_stopped_goes_on_where_it_was_and_repeats_nothing()
    {
        await using (var first = await EventsProcess.StartAsync(Embedded("one"), writes: true, reads: true))
        {
            await AllArrive(first, first, 5);
        }

        await using var second = await EventsProcess.StartAsync(Embedded("one"), writes: true, reads: true);
        await second.WriteAsync("one-more");
        await Eventually.True(() => !second.Ledger.Applied.IsEmpty);
        Assert.Equal([6L], second.Ledger.Applied);
    }

    [Fact]
    public async Task Between_two_processes_a_write_reaches_the_follower_over_RabbitMQ_and_MongoDB()
    {
        await using var broker = await RealServers.RabbitMqAsync();
        Assert.SkipUnless(broker.IsOwnHost, "The broker's management API is not known, so queues of other tests would be in the way.");
        await using var database = await RealServers.MongoDbAsync();
        var settings = OnRabbitMq(new()
        {
            ["Documents:Engine"] = "MongoDB",
            ["Documents:ConnectionString"] = database.Server,
            ["Documents:DatabasePrefix"] = database.Name + "-",
        }, broker.Address);
        await using var writer = await EventsProcess.StartAsync(settings, writes: true);
        // So long that only the bus can be what wakes it.
        settings["Events:FollowerPoll"] = "00:10:00";
        await using var reader = await EventsProcess.StartAsync(settings, writes: false, reads: true, from: () => writer.Log);
        await Eventually.True(async () => (await reader.HealthAsync()).Status == HealthStatus.Healthy);
        await TraceIsKept(writer, reader);
        await AllArrive(writer, reader, 60);
    }

    [Fact]
    public async Task While_the_broker_is_away_watchers_are_served_and_afterwards_every_message_arrives_in_order()
    {
        await using var server = await OwnServer.RabbitMqAsync();
        var heard = new ConcurrentQueue<long>();
        var endpoint = new BusEndpoint("listener", queue => queue.Handler<NoteWritten>(message =>
        {
            heard.Enqueue(message.Message.Sequence);
            return Task.CompletedTask;
        }));
        var broker = new Uri(server.Address);
        await using var listening = await EventsProcess.StartAsync(OnRabbitMq(Embedded("listener"), broker), writes: false, listens: endpoint);
        var settings = OnRabbitMq(Embedded("writer"), broker);
        settings["Events:PublishTimeout"] = "00:00:02";
        settings["Events:LongestPause"] = "00:00:02";
        await using var writer = await EventsProcess.StartAsync(settings, writes: true, listens: endpoint);
        var seen = new ConcurrentQueue<long>();
        var watching = WatchAsync(writer.Log, seen);
        await Eventually.True(async () => (await writer.HealthAsync()).Status == HealthStatus.Healthy);

        await WriteAsync(writer, 0, 50);
        await server.StopAsync();
        await WriteAsync(writer, 50, 100);
        await Eventually.True(() => seen.Count == 100);
        await Eventually.True(async () => (await writer.HealthAsync()).Status == HealthStatus.Degraded);
        await server.StartAsync();
        await WriteAsync(writer, 100, 120);

        await Eventually.True(() => heard.Distinct().Count() == 120, TimeSpan.FromSeconds(90));
        Assert.Equal(Enumerable.Range(1, 120).Select(n => (long)n), seen);
        Assert.Equal(Enumerable.Range(1, 120).Select(n => (long)n), heard.Distinct());
        await writer.StopAsync();
        await watching;
    }

    public void Dispose()
    {
        listener.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>The trace comes with the bus message. A follower that is quicker, as in its first moments, has none; the next event has.</summary>
    private static Task TraceIsKept(EventsProcess writer, EventsProcess reader) => Eventually.True(async () =>
    {
        using var request = new Activity("request").Start();
        var before = reader.Ledger.Traces.Count;
        await writer.WriteAsync($"traced-{before}");
        request.Stop();
        await Eventually.True(() => reader.Ledger.Traces.Count > before);
        return reader.Ledger.Traces.Last() == request.TraceId;
    });

    private static async Task AllArrive(EventsProcess writer, EventsProcess reader, int count)
    {
        var before = reader.Ledger.Applied.Count;
        await WriteAsync(writer, 1000, 1000 + count);
        await Eventually.True(() => reader.Ledger.Applied.Count >= before + count);
        Assert.Equal(Enumerable.Range(1, before + count).Select(n => (long)n), reader.Ledger.Applied);
    }

    private static async Task WriteAsync(EventsProcess process, int from, int to)
    {
        for (var n = from; n < to; n++)
        {
            await process.WriteAsync($"note-{n}");
        }
    }

    private static async Task WatchAsync(IEventLog log, ConcurrentQueue<long> seen)
    {
        await foreach (var entry in log.WatchAsync(0, stopAtEnd: false, Stop).Take(120))
        {
            seen.Enqueue(entry.Sequence);
        }
    }

    private static Dictionary<string, string?> OnRabbitMq(Dictionary<string, string?> settings, Uri broker) => new(settings)
    {
        ["Messaging:Transport"] = "RabbitMQ",
        ["Messaging:ConnectionString"] = broker.ToString(),
    };

    private Dictionary<string, string?> Embedded(string name) => new() { ["Documents:Path"] = Path.Combine(folder.FullName, name) };
}
