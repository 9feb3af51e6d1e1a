using Microsoft.Extensions.Time.Testing;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Events;

public sealed class LeaseTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_lease_is_held_by_one_and_its_number_rises_at_each_take_over(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        await using (var first = await stage.NewLeases("a", clock: clock).TryTakeAsync(Stop))
        {
            Assert.Equal(1, first!.Fence);
            Assert.Null(await stage.NewLeases("b", clock: clock).TryTakeAsync(Stop));
        }

        await using var second = await stage.NewLeases("b", clock: clock).TryTakeAsync(Stop);
        Assert.Equal(2, second!.Fence);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_lease_that_is_renewed_stays_and_one_that_cannot_be_renewed_ends_before_another_may_take_it(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        var away = false;
        var documents = new UnreachableDocuments<Lease>(stage.Documents(Lease.Type), () => away);
        var keeper = new LeaseKeeper(documents, "relay", "a", stage.Options, clock);
        await using var lease = (await keeper.TryTakeAsync(Stop))!;
        var began = await RevisionAsync(stage);
        var rival = stage.NewLeases("b", clock: clock);

        for (var renewal = 1; renewal <= 12; renewal++)
        {
            // The renewal's timer must be set before the clock moves on.
            await Eventually.True(async () => await AdvanceAsync() && await RevisionAsync(stage) >= began + renewal);
        }

        Assert.False(lease.Lost.IsCancellationRequested);
        Assert.Null(await rival.TryTakeAsync(Stop));
        away = true;
        clock.Advance(stage.Options.LeaseDuration * 0.9);
        clock.Advance(stage.Options.LeaseDuration * 0.1);
        Assert.True(lease.Lost.IsCancellationRequested);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await using var taken = await rival.TryTakeAsync(Stop);
        Assert.NotNull(taken);

        Task<bool> AdvanceAsync()
        {
            clock.Advance(stage.Options.LeaseDuration / 16);
            return Task.FromResult(true);
        }
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_lease_of_a_machine_whose_clock_was_ahead_is_taken_when_nobody_renews_it(Engine engine)
    {
        await using var stage = await Stage.SetAsync(engine);
        var ahead = new Lease("dead", 7, clock.GetUtcNow().AddDays(1));
        await stage.Documents(Lease.Type).InsertAsync("relay", ahead, Attached.Nothing, Stop);
        var keeper = stage.NewLeases("a", clock: clock);
        Assert.Null(await keeper.TryTakeAsync(Stop));
        clock.Advance(stage.Options.LeaseDuration);
        Assert.Null(await keeper.TryTakeAsync(Stop));
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await using var lease = await keeper.TryTakeAsync(Stop);
        Assert.Equal(8, lease!.Fence);
    }

    private static async Task<long> RevisionAsync(Stage stage) => (await stage.Documents(Lease.Type).FindAsync("relay", Stop))!.Revision;
}
