using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Events;

public sealed class WatchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_watch_resumes_at_any_sequence_without_gap_or_repeat_while_writers_run(Engine engine)
    {
        const int Total = 240;
        await using var stage = await Stage.SetAsync(engine);
        var own = stage.NewLog();
        using var relay = stage.NewRelay("a", own, new HeardEvents());
        await relay.StartAsync(Stop);
        var writing = stage.WriteAsync(writers: 4, times: Total / 4);

        // Half of them in the process that logs, half in another replica; each breaks off at a place of its own and comes back.
        var other = stage.NewLog();
        var watchers = Enumerable.Range(0, 12).Select(async n =>
        {
            var log = n % 2 == 0 ? own : other;
            var seen = new List<long>();
            for (var piece = n + 3; seen.Count < Total; piece += 7)
            {
                await foreach (var entry in log.WatchAsync(seen.Count + 1, stopAtEnd: false, Stop).Take(Math.Min(piece, Total - seen.Count)))
                {
                    seen.Add(entry.Sequence);
                }
            }

            return seen;
        }).ToList();

        foreach (var seen in await Task.WhenAll(watchers).WaitAsync(TimeSpan.FromSeconds(60), Stop))
        {
            Assert.Equal(Enumerable.Range(1, Total).Select(n => (long)n), seen);
        }

        await writing;
        await relay.StopAsync(Stop);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_watcher_that_stands_still_misses_nothing_and_holds_up_nobody(Engine engine)
    {
        // More than a tail holds in memory.
        const int Total = 1500;
        await using var stage = await Stage.SetAsync(engine);
        var log = stage.NewLog();
        using var relay = stage.NewRelay("a", log, new HeardEvents());
        await relay.StartAsync(Stop);
        await stage.WriteAsync("first", 1);
        await using var slow = log.WatchAsync(1, stopAtEnd: false, Stop).GetAsyncEnumerator(Stop);
        Assert.True(await slow.MoveNextAsync());

        await stage.WriteAsync(writers: 15, times: (Total - 1) / 15);
        await stage.WriteAsync(writers: 14, times: 1, prefix: "last");
        await Eventually.True(async () => await log.LastSequenceAsync(Stop) == Total, TimeSpan.FromSeconds(60));
        for (var expected = 2; expected <= Total; expected++)
        {
            Assert.True(await slow.MoveNextAsync());
            Assert.Equal(expected, slow.Current.Sequence);
        }

        await relay.StopAsync(Stop);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_watch_that_stops_at_the_end_sees_what_another_replica_logged_just_now(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        var (log, other) = (stage.NewLog(), stage.NewLog());
        Assert.Empty(await other.WatchAsync(0, stopAtEnd: true, Stop).ToListAsync(Stop));
        await using var lease = (await stage.NewLeases("a").TryTakeAsync(Stop))!;
        var appender = stage.NewAppender(log);
        for (var number = 1; number <= 5; number++)
        {
            await stage.WriteAsync("note-0", number);
            await appender.StepAsync(lease, Stop);
            Assert.Equal(number, (await other.WatchAsync(0, stopAtEnd: true, Stop).ToListAsync(Stop)).Count);
        }

        Assert.Equal([4L, 5L], (await other.WatchAsync(4, stopAtEnd: true, Stop).ToListAsync(Stop)).Select(entry => entry.Sequence));
        Assert.Empty(await other.WatchAsync(6, stopAtEnd: true, Stop).ToListAsync(Stop));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_watch_from_beyond_the_end_begins_where_it_was_asked_to(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        var log = stage.NewLog();
        using var relay = stage.NewRelay("a", log, new HeardEvents());
        await relay.StartAsync(Stop);
        var third = log.WatchAsync(3, stopAtEnd: false, Stop).FirstAsync(Stop);
        await stage.WriteAsync(writers: 1, times: 4);
        Assert.Equal(3, (await third).Sequence);
        await relay.StopAsync(Stop);
    }
}
