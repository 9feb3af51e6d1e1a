using OpenGov.Platform.Audit;
using OpenGov.Platform.Events;
using OpenGov.Platform.Tests.Events;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Audit;

/// <summary>Whatever happens on the way, each record comes to the chain once and in order.</summary>
public sealed class RecordMoverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_mover_that_is_stopped_at_any_point_leaves_neither_hole_nor_double(Engine engine)
    {
        await using var stage = await AuditStage.SetAsync(engine);
        for (var step = 0; step < 3; step++)
        {
            await using var lease = await stage.LeaseAsync($"mover {step}");
            await stage.Stage.WriteAsync(writers: 3, times: 4, prefix: $"stopped{step}");
            await Assert.ThrowsAsync<CrashException>(() => Stopped(stage, step).StepAsync(lease, Ct));
            await stage.Stage.WriteAsync(writers: 3, times: 4, prefix: $"going-on{step}");
            while (await stage.NewMover().StepAsync(lease, Ct))
            {
            }

            Assert.Empty(await stage.Stage.Engine.Records.ReadAsync(10, Ct));
        }

        await HoldsEachOnceAsync(stage, 72);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task One_that_was_paused_while_another_led_adds_nothing(Engine engine)
    {
        await using var stage = await AuditStage.SetAsync(engine);
        await using var old = await stage.LeaseAsync("old");
        var paused = stage.NewMover();
        await stage.Stage.WriteAsync(writers: 1, times: 3, prefix: "before");
        await paused.StepAsync(old, Ct);

        await stage.Stage.WriteAsync(writers: 1, times: 3, prefix: "meanwhile");
        var late = new LateRecords(stage.Stage.Engine.Records);
        paused = stage.NewMover(pending: late);
        var step = paused.StepAsync(old, Ct);
        await late.Asked;
        await stage.Stage.EndLeaseAsync("relay");
        await using var young = await Eventually.That(
            async () => await stage.Stage.NewLeases("young").TryTakeAsync(Ct), lease => lease is not null);
        await stage.NewMover().StepAsync(young!, Ct);
        await stage.Stage.WriteAsync(writers: 1, times: 3, prefix: "after");
        late.Answer();

        await Assert.ThrowsAsync<LeaseLostException>(() => step);
        await stage.NewMover().StepAsync(young!, Ct);
        await HoldsEachOnceAsync(stage, 9);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task The_relay_brings_records_to_the_chain_by_itself(Engine engine)
    {
        await using var stage = await AuditStage.SetAsync(engine);
        using var relay = stage.Stage.NewRelay("one", stage.Stage.NewLog(), new NoBus(), stage.NewMover());
        await relay.StartAsync(Ct);
        await stage.Stage.WriteAsync(writers: 4, times: 25);
        await Eventually.True(async () => (await stage.EntriesAsync()).Count == 100);
        await relay.StopAsync(Ct);
        await HoldsEachOnceAsync(stage, 100);
    }

    private static async Task HoldsEachOnceAsync(AuditStage stage, int count)
    {
        var entries = await stage.EntriesAsync();
        Assert.Equal(count, entries.Select(entry => entry.Record.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, count).Select(n => (long)n), entries.Select(entry => entry.Sequence));
        Assert.All(
            entries.GroupBy(entry => entry.Record.Document),
            note => Assert.Equal(note.Select(entry => entry.Record.Revision).Order(), note.Select(entry => entry.Record.Revision)));
        Assert.Equal("whole", await stage.BreakAsync());
    }

    /// <summary>A mover that fails when it has come so far: the block, the anchor, forgetting.</summary>
    private static RecordMover Stopped(AuditStage stage, int step) => step switch
    {
        0 => stage.NewMover(stage.NewChain(blocks: new BreakableDocuments<AuditBlock>(stage.Blocks, new CrashPoint(1, after: true)))),
        1 => stage.NewMover(stage.NewChain(heads: new BreakableDocuments<AuditHead>(stage.Heads, new CrashPoint(1, after: false)))),
        _ => stage.NewMover(pending: new UnforgettingRecords(stage.Stage.Engine.Records)),
    };

    private sealed class UnforgettingRecords(IPendingRecords inner) : IPendingRecords
    {
        private bool added;

        public async Task<IReadOnlyList<PendingRecord>> ReadAsync(int limit, CancellationToken cancellation)
        {
            var records = await inner.ReadAsync(limit, cancellation);
            added = records.Count > 0;
            return records;
        }

        public Task RemoveAsync(IReadOnlyList<PendingRecord> records, CancellationToken cancellation) =>
            added ? throw new CrashException() : inner.RemoveAsync(records, cancellation);
    }

    private sealed class LateRecords(IPendingRecords inner) : IPendingRecords
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public void Answer() => answered.TrySetResult();

        public async Task<IReadOnlyList<PendingRecord>> ReadAsync(int limit, CancellationToken cancellation)
        {
            var records = await inner.ReadAsync(limit, cancellation);
            asked.TrySetResult();
            await answered.Task.WaitAsync(cancellation);
            return records;
        }

        public Task RemoveAsync(IReadOnlyList<PendingRecord> records, CancellationToken cancellation) => inner.RemoveAsync(records, cancellation);
    }

    private sealed class NoBus : IEventBus
    {
        public Task PublishAsync(Contracts.Events.ServiceEvent happened, string? traceParent, CancellationToken cancellation) => Task.CompletedTask;
    }
}
