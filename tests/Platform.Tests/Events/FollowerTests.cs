using OpenGov.Platform.Errors;
using OpenGov.Platform.Events;
using OpenGov.Platform.Tests.Messaging;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Events;

public sealed class FollowerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Shuffled_repeated_and_lost_messages_apply_each_event_once_in_order(Engine engine)
    {
        const int Total = 200;
        await using var stage = await Stage.SetAsync(engine);
        var ledger = new Ledger();
        using var relay = stage.NewRelay("a", stage.NewLog(), new HeardEvents());
        using var follower = stage.NewFollower("a", new NoteSource(stage.NewLog()), ledger);
        await relay.StartAsync(Stop);
        await follower.StartAsync(Stop);
        await stage.WriteAsync(writers: 8, times: Total / 8);
        await stage.LoggedAsync(Total);

        // A third of the messages never comes, the last one among them; a third comes three times.
        var messages = Enumerable.Range(1, Total - 1).SelectMany(n => Enumerable.Repeat((long)n, n % 3 == 0 ? 0 : n % 3 == 1 ? 1 : 3)).ToArray();
        new Random(11).Shuffle(messages);
        await Task.WhenAll(messages.Select(sequence => follower.ReachAsync(sequence, null, Stop)));
        await Eventually.True(() => ledger.Applied.Count >= Total);

        Assert.Equal(Enumerable.Range(1, Total).Select(n => (long)n), ledger.Applied);
        await follower.StopAsync(Stop);
        await relay.StopAsync(Stop);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_poison_event_is_put_aside_where_it_can_be_seen_and_retried_and_the_others_go_on(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        var tries = 0;
        var mended = false;
        var ledger = new Ledger(happened => happened.Sequence == 3 && !mended
            ? throw new FormatException($"try {++tries}")
            : Task.CompletedTask);
        await stage.LogAsync(5);
        var metrics = stage.NewFollowerMetrics();
        using var follower = stage.NewFollower("a", new NoteSource(stage.NewLog()), ledger, metrics: metrics);
        await follower.StartAsync(Stop);
        await follower.ReachAsync(5, null, Stop);

        Assert.Equal([1L, 2L, 4L, 5L], ledger.Applied);
        Assert.Equal(stage.Options.Tries, tries);
        Assert.Equal(1, metrics.DeadLetters);
        var letter = Assert.Single(await stage.Letters.ListAsync("notes", 10, Stop));
        Assert.Equal((3L, "NoteWritten"), (letter.Sequence, letter.Type));
        Assert.Contains("try 5", letter.Error, StringComparison.Ordinal);
        Assert.Contains("\"number\":3", letter.Json, StringComparison.Ordinal);

        await Assert.ThrowsAsync<FormatException>(() => stage.Letters.RetryAsync("notes", 3, Stop));
        Assert.Equal(1, await stage.Letters.CountAsync("notes", Stop));
        mended = true;
        await stage.Letters.RetryAsync("notes", 3, Stop);
        Assert.Equal([1L, 2L, 4L, 5L, 3L], ledger.Applied);
        Assert.Equal(0, await stage.Letters.CountAsync("notes", Stop));
        var none = await Assert.ThrowsAsync<RequestException>(() => stage.Letters.RetryAsync("notes", 3, Stop));
        Assert.Equal(Reason.NotFound, none.Reason);
        await follower.StopAsync(Stop);
    }

    [Fact]
    public async Task A_failure_that_passes_is_waited_for_however_often_it_comes()
    {
        await using var stage = await Stage.SetAsync(Engine.Embedded);
        var tries = 0;
        var ledger = new Ledger(happened => happened.Sequence == 2 && ++tries <= 3 * stage.Options.Tries
            ? throw Refused.Unavailable("数据库")
            : Task.CompletedTask);
        await stage.LogAsync(3);
        using var follower = stage.NewFollower("a", new NoteSource(stage.NewLog()), ledger);
        await follower.StartAsync(Stop);
        await Eventually.True(() => ledger.Applied.Count == 3);
        Assert.Equal([1L, 2L, 3L], ledger.Applied);
        Assert.Equal(0, await stage.Letters.CountAsync("notes", Stop));
        await follower.StopAsync(Stop);
    }

    [Fact]
    public async Task A_source_that_is_away_is_waited_for_without_haste()
    {
        await using var stage = await Stage.SetAsync(Engine.Embedded);
        var ledger = new Ledger();
        await stage.LogAsync(3);
        var source = new NoteSource(stage.NewLog()) { IsAway = true };
        using var follower = stage.NewFollower("a", source, ledger);
        await follower.StartAsync(Stop);
        await Eventually.True(() => source.Asked >= 4);
        Assert.Empty(ledger.Applied);
        source.IsAway = false;
        await Eventually.True(() => ledger.Applied.Count == 3);
        await follower.StopAsync(Stop);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Two_replicas_together_apply_each_event_once_in_order(Engine engine)
    {
        const int Total = 120;
        await using var stage = await Stage.SetAsync(engine);
        var ledger = new Ledger();
        using var relay = stage.NewRelay("a", stage.NewLog(), new HeardEvents());
        using var one = stage.NewFollower("a", new NoteSource(stage.NewLog()), ledger);
        using var two = stage.NewFollower("b", new NoteSource(stage.NewLog()), ledger);
        await relay.StartAsync(Stop);
        await one.StartAsync(Stop);
        await two.StartAsync(Stop);
        var writing = stage.WriteAsync(writers: 4, times: Total / 4);

        // The bus gives some messages to one replica and some to the other.
        for (var sequence = 1; sequence <= Total; sequence++)
        {
            await (sequence % 2 == 0 ? one : two).ReachAsync(sequence, null, Stop);
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, Total).Select(n => (long)n), ledger.Applied);
        await one.StopAsync(Stop);
        await two.StopAsync(Stop);
        await relay.StopAsync(Stop);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_replica_that_was_paused_goes_no_further_when_another_has_gone_on(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        await stage.LogAsync(6);
        var (arrived, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var paused = new Ledger(happened =>
        {
            arrived.TrySetResult();
            return happened.Sequence == 1 ? go.Task : Task.CompletedTask;
        });
        var old = stage.NewFollower("old", new NoteSource(stage.NewLog()), paused).CatchUpAsync(Stop);
        await arrived.Task;
        var ledger = new Ledger();
        // It renews its lease, paused or not, until the test takes it away.
        await Eventually.True(async () =>
        {
            await stage.EndLeaseAsync("follow-notes");
            return await stage.NewFollower("new", new NoteSource(stage.NewLog()), ledger).CatchUpAsync(Stop);
        });
        go.SetResult();

        // Either its lease is seen to be lost, or its cursor to be behind: nothing after the event it was at.
        var ended = await Record.ExceptionAsync(async () => Assert.False(await old));
        Assert.True(ended is null or OperationCanceledException, $"{ended}");
        Assert.Equal([1L], paused.Applied);
        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L], ledger.Applied);
        var cursor = await stage.Documents(EventCursor.Type).FindAsync("follow-notes", Stop);
        Assert.Equal(6, cursor!.Value.Sequence);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task After_a_crash_beside_the_cursor_at_most_the_last_event_is_applied_again(Engine engine)
    {
        for (var at = 1; at <= 4; at++)
        {
            foreach (var after in new[] { false, true })
            {
                await using var stage = await Stage.SetAsync(engine);
                await stage.LogAsync(4);
                var ledger = new Ledger();
                var cursors = new BreakableDocuments<EventCursor>(stage.Documents(EventCursor.Type), new CrashPoint(at, after));
                var crashing = stage.NewFollower("a", new NoteSource(stage.NewLog()), ledger, cursors);
                await Assert.ThrowsAsync<CrashException>(() => crashing.CatchUpAsync(Stop));
                Assert.True(await stage.NewFollower("a", new NoteSource(stage.NewLog()), ledger).CatchUpAsync(Stop));

                long[] again = after ? [] : [at];
                Assert.Equal([.. Enumerable.Range(1, at).Select(n => (long)n), .. again, .. Enumerable.Range(at + 1, 4 - at).Select(n => (long)n)], ledger.Applied);
            }
        }
    }

    [Fact]
    public async Task A_message_whose_event_is_not_applied_in_time_fails_so_that_the_bus_keeps_it()
    {
        await using var stage = await Stage.SetAsync(Engine.Embedded, new EventOptions { ReachTimeout = TimeSpan.FromMilliseconds(100) });
        await stage.LogAsync(1);
        using var follower = stage.NewFollower("a", new NoteSource(stage.NewLog()) { IsAway = true }, new Ledger());
        await follower.StartAsync(Stop);
        await Assert.ThrowsAsync<TimeoutException>(() => follower.ReachAsync(1, null, Stop));
        await follower.StopAsync(Stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follower.ReachAsync(1, null, Stop));
    }

    [Fact]
    public async Task A_process_that_stops_lets_go_of_messages_that_wait_and_counts_none_as_dead()
    {
        await using var stage = await Stage.SetAsync(Engine.Embedded);
        await stage.LogAsync(1);
        var metrics = stage.NewFollowerMetrics();
        var source = new NoteSource(stage.NewLog()) { IsAway = true };
        using var follower = stage.NewFollower("a", source, new Ledger(), metrics: metrics);
        await follower.StartAsync(Stop);
        var process = await BusProcess.StartAsync(broker: null, WakeUp.Endpoint("readers", source, follower));
        var dead = process.Dead;
        await process.Bus.PublishAsync(
            new NoteWritten { EventId = Guid.NewGuid(), OccurredAt = DateTimeOffset.UnixEpoch, Sequence = 1, NoteId = "one", Number = 1 }, null, Stop);
        await Eventually.True(() => metrics.Lag == 1);

        // In the order in which a host stops: what was added last first.
        await follower.StopAsync(Stop);
        await process.DisposeAsync();
        Assert.Equal(0, dead.Count);
    }
}
