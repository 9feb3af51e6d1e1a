using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Events;

public sealed class RelayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Events_of_16_writers_are_logged_dense_in_order_each_once_and_published(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        var heard = new HeardEvents();
        using var relay = stage.NewRelay("a", stage.NewLog(), heard);
        await relay.StartAsync(Stop);
        await stage.WriteAsync(writers: 16, times: 25);

        TheLog.IsWhole(await stage.LoggedAsync(400), notes: 16, times: 25);
        await Eventually.True(() => heard.All.Count >= 400);
        Assert.Equal(Enumerable.Range(1, 400).Select(n => (long)n), heard.All.Select(happened => happened.Sequence));
        await Eventually.True(async () => (await stage.Engine.Pending.ReadAsync(1, Stop)).Count == 0);
        await relay.StopAsync(Stop);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Two_relays_that_take_the_lease_from_each_other_leave_one_whole_log(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        var heard = new HeardEvents();
        using var over = new CancellationTokenSource();
        // Each leads for a moment, is stopped, and comes back, while the other waits for its turn.
        var relays = new[] { "a", "b" }.Select(async holder =>
        {
            while (!over.IsCancellationRequested)
            {
                using var relay = stage.NewRelay(holder, stage.NewLog(), heard);
                await relay.StartAsync(Stop);
                var before = heard.All.Count;
                await Task.WhenAny(Eventually.True(() => heard.All.Count > before + 20), Task.Delay(Timeout.Infinite, over.Token));
                await relay.StopAsync(Stop);
            }
        }).ToList();
        await stage.WriteAsync(writers: 8, times: 200);
        var entries = await stage.LoggedAsync(1600);
        await Eventually.True(() => heard.All.Select(happened => happened.EventId).Distinct().Count() == 1600);
        await over.CancelAsync();
        await Task.WhenAll(relays);

        TheLog.IsWhole(entries, notes: 8, times: 200);
        Assert.True(entries.Select(entry => entry.Fence).Distinct().Count() > 2, "the lead never changed");
        Assert.Equal(entries.Select(entry => entry.Fence).Order(), entries.Select(entry => entry.Fence));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_leader_that_was_paused_before_an_append_leaves_no_hole_no_repeat_and_no_disorder(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        await stage.WriteAsync(writers: 1, times: 5);
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var paused = new BreakableDocuments<EventLogEntry>(stage.Documents(EventLog.Type), beforeInsert: () =>
        {
            arrived.TrySetResult();
            return go.Task;
        });
        await using var oldLease = (await stage.NewLeases("old").TryTakeAsync(Stop))!;
        var old = stage.NewAppender(stage.NewLog(paused)).StepAsync(oldLease, Stop);
        await arrived.Task;

        // Its lease ends and another leads; it logs the same five events and two more.
        await using var newLease = await TakeOverAsync(stage);
        Assert.Equal(oldLease.Fence + 1, newLease.Fence);
        await stage.WriteAsync("note-0", 6);
        await stage.WriteAsync("note-0", 7);
        var appender = stage.NewAppender(stage.NewLog());
        Assert.Equal(7, await appender.StepAsync(newLease, Stop));
        go.SetResult();

        await Assert.ThrowsAsync<LeaseLostException>(() => old);
        Assert.True(oldLease.Lost.IsCancellationRequested);
        await stage.WriteAsync("note-0", 8);
        Assert.Equal(1, await appender.StepAsync(newLease, Stop));
        var entries = await stage.LoggedAsync(8);
        TheLog.IsWhole(entries, notes: 1, times: 8);
        Assert.All(entries, entry => Assert.Equal(newLease.Fence, entry.Fence));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task An_old_leader_that_takes_the_next_place_first_only_makes_the_new_one_look_again(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        await using var oldLease = (await stage.NewLeases("old").TryTakeAsync(Stop))!;
        var old = stage.NewAppender(stage.NewLog());
        await stage.WriteAsync("note-0", 1);
        await old.StepAsync(oldLease, Stop);
        await using var newLease = await TakeOverAsync(stage);
        var appender = stage.NewAppender(stage.NewLog());
        await stage.WriteAsync("note-0", 2);
        await appender.StepAsync(newLease, Stop);
        await stage.WriteAsync("note-0", 3);

        // The old one believes that the log ends at 1, the new one that it ends at 2.
        await Assert.ThrowsAsync<LeaseLostException>(() => old.StepAsync(oldLease, Stop));
        await stage.WriteAsync("note-0", 4);
        while (await appender.StepAsync(newLease, Stop) > 0)
        {
        }

        TheLog.IsWhole(await stage.LoggedAsync(4), notes: 1, times: 4);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_crash_before_or_after_any_write_loses_no_event_and_doubles_none(Engine engine)
    {
        const int Notes = 3;
        const int Times = 2;
        var points = 0;
        for (var at = 1; ; at++)
        {
            var reached = false;
            foreach (var after in new[] { false, true })
            {
                await using var stage = await Stage.SetAsync(engine);
                await stage.WriteAsync(Notes, Times);
                var heard = new HeardEvents();
                var crash = new CrashPoint(at, after);
                await CrashAsync(stage, crash, heard);
                reached |= crash.Reached;

                // The next process finds what the first one left.
                await RunAsync(stage, stage.Engine.Pending, stage.Documents(EventLog.Type), stage.Documents(EventCursor.Type), heard);
                TheLog.IsWhole(await stage.LoggedAsync(Notes * Times), Notes, Times);
                Assert.Empty(await stage.Engine.Pending.ReadAsync(10, Stop));
                Assert.Equal(
                    Enumerable.Range(1, Notes * Times).Select(n => (long)n),
                    heard.All.Select(happened => happened.Sequence).Distinct());
            }

            if (!reached)
            {
                break;
            }

            points++;
        }

        // Six appends, one removal, six publishes, one move of the cursor.
        Assert.Equal(14, points);
    }

    [Fact]
    public async Task Alone_a_watcher_sees_events_before_they_are_logged_and_after_a_crash_they_are_logged_as_it_saw_them()
    {
        await using var stage = await Stage.SetAsync(Engine.Embedded, new EventOptions { Alone = true });
        await stage.WriteAsync(writers: 3, times: 4);
        var crash = new CrashPoint(at: 5, after: false);
        var log = stage.NewLog(new BreakableDocuments<EventLogEntry>(stage.Documents(EventLog.Type), crash));
        var watching = log.WatchAsync(0, stopAtEnd: false, Stop).Take(12).ToListAsync(Stop);
        await using (var lease = await stage.NewLeases("a").TryTakeAsync(Stop))
        {
            await Assert.ThrowsAsync<CrashException>(() => stage.NewAppender(log).StepAsync(lease!, Stop));
        }

        var seen = await watching;
        Assert.Equal(4, (await stage.LoggedAsync(4)).Count);
        await RunAsync(stage, stage.Engine.Pending, stage.Documents(EventLog.Type), stage.Documents(EventCursor.Type), new HeardEvents());
        var logged = await stage.LoggedAsync(12);
        TheLog.IsWhole(logged, notes: 3, times: 4);
        Assert.Equal(seen.Select(entry => entry with { Fence = 0 }), logged.Select(entry => entry with { Fence = 0 }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_relay_that_goes_on_after_a_failed_removal_neither_logs_nor_shows_an_event_twice(bool alone)
    {
        await using var stage = await Stage.SetAsync(Engine.Embedded, new EventOptions { Alone = alone });
        await stage.WriteAsync(writers: 2, times: 3);
        var log = stage.NewLog();
        var watching = log.WatchAsync(0, stopAtEnd: false, Stop).Take(8).ToListAsync(Stop);
        await using var lease = await stage.NewLeases("a").TryTakeAsync(Stop);
        var appender = stage.NewAppender(log, new PendingThatFailsToForgetOnce(stage.Engine.Pending));
        await Assert.ThrowsAsync<IOException>(() => appender.StepAsync(lease!, Stop));
        while (await appender.StepAsync(lease!, Stop) > 0)
        {
        }

        await stage.WriteAsync("later", 1);
        await stage.WriteAsync("latest", 1);
        await appender.StepAsync(lease!, Stop);
        var logged = await stage.LoggedAsync(8);
        Assert.Equal(8, logged.Select(entry => entry.EventId).Distinct().Count());
        Assert.Equal(logged.Select(entry => (entry.Sequence, entry.EventId)), (await watching).Select(entry => (entry.Sequence, entry.EventId)));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_stopped_relay_gives_its_lease_back_so_that_another_leads_at_once(Engine engine)
    {
        await using var set = await Stage.SetAsync(engine);
        using var first = set.NewRelay("a", set.NewLog(), new HeardEvents());
        await first.StartAsync(Stop);
        await set.WriteAsync("note-0", 1);
        await set.LoggedAsync(1);
        using var second = set.NewRelay("b", set.NewLog(), new HeardEvents());
        await second.StartAsync(Stop);

        await first.StopAsync(Stop);
        var lease = await set.Documents(Lease.Type).FindAsync("relay", Stop);
        Assert.True(lease!.Value.Holder is "" or "b");
        await set.WriteAsync("note-0", 2);
        TheLog.IsWhole(await set.LoggedAsync(2), notes: 1, times: 2);
        await second.StopAsync(Stop);
    }

    private static async Task CrashAsync(Stage stage, CrashPoint crash, HeardEvents heard)
    {
        try
        {
            await RunAsync(
                stage,
                new BreakablePending(stage.Engine.Pending, crash),
                new BreakableDocuments<EventLogEntry>(stage.Documents(EventLog.Type), crash),
                new BreakableDocuments<EventCursor>(stage.Documents(EventCursor.Type), crash),
                new BreakableBus(heard, crash));
        }
        catch (CrashException)
        {
        }
    }

    private static async Task RunAsync(
        Stage stage, IPendingEvents pending, IDocuments<EventLogEntry> documents, IDocuments<EventCursor> cursors, IEventBus bus)
    {
        await using var lease = (await stage.NewLeases("same").TryTakeAsync(Stop))!;
        var log = stage.NewLog(documents);
        var appender = stage.NewAppender(log, pending);
        while (await appender.StepAsync(lease, Stop) > 0)
        {
        }

        var publisher = stage.NewPublisher(log, bus, cursors);
        while (await publisher.StepAsync(Stop) > 0)
        {
        }
    }

    private static async Task<HeldLease> TakeOverAsync(Stage stage)
    {
        for (; ; )
        {
            await stage.EndLeaseAsync("relay");
            if (await stage.NewLeases("new").TryTakeAsync(Stop) is { } lease)
            {
                return lease;
            }
        }
    }
}
