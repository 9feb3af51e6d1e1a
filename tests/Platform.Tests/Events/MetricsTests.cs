using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OpenGov.Platform.Events;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Events;

public sealed class MetricsTests : IDisposable
{
    private readonly ConcurrentDictionary<string, double> values = new();
    private readonly MeterListener listener = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operators_see_how_far_log_publisher_and_followers_are_and_what_was_put_aside()
    {
        await using var stage = await Stage.SetAsync(Engine.Embedded);
        Listen(stage.Meters);
        var away = new TaskCompletionSource();
        using var relay = stage.NewRelay("a", stage.NewLog(), new AwayBus(away.Task));
        await stage.WriteAsync(writers: 1, times: 5);
        await relay.StartAsync(Stop);
        await stage.LoggedAsync(5);
        await Eventually.True(() => Value("opengov.events.log.length") == 5 && Value("opengov.events.publisher.lag") == 5);
        await Eventually.True(() => Value("opengov.events.pending.age") == 0);
        away.SetResult();
        await Eventually.True(() => Value("opengov.events.publisher.lag") == 0);
        Assert.True(values["opengov.events.relay.lag"] > 0);

        var blocked = true;
        var ledger = new Ledger(happened => happened.Sequence == 2 ? throw new FormatException()
            : happened.Sequence == 4 && blocked ? throw new TimeoutException() : Task.CompletedTask);
        using var follower = stage.NewFollower("a", new NoteSource(stage.NewLog()), ledger);
        await follower.StartAsync(Stop);
        await Eventually.True(() => Value("opengov.events.dead_letters") == 1 && Value("opengov.events.follower.lag") == 1);
        blocked = false;
        await Eventually.True(() => Value("opengov.events.follower.lag") == 0);
        await follower.StopAsync(Stop);

        // Whoever does not lead reports nothing, so that nothing is counted twice.
        await relay.StopAsync(Stop);
        values.Clear();
        listener.RecordObservableInstruments();
        Assert.DoesNotContain("opengov.events.log.length", values.Keys);
    }

    public void Dispose() => listener.Dispose();

    private double Value(string instrument)
    {
        listener.RecordObservableInstruments();
        return values.GetValueOrDefault(instrument, -1);
    }

    private void Listen(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, each) =>
        {
            if (instrument.Meter.Name == EventMeter.Name && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                each.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => values[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => values[instrument.Name] = value);
        listener.Start();
    }

    private sealed class AwayBus(Task back) : IEventBus
    {
        public Task PublishAsync(Contracts.Events.ServiceEvent happened, string? traceParent, CancellationToken cancellation) => back.WaitAsync(cancellation);
    }
}
