using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity.Revocation;

namespace OpenGov.Platform.Tests.Identity;

public sealed class Revocations : IRevocationSource, IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly RevokedSessions revoked;
    private IReadOnlyCollection<string>? list = [];
    private int readings;

    public Revocations() => revoked = new(this, clock, NullLogger<RevokedSessions>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    Task<IReadOnlyCollection<string>> IRevocationSource.ReadAsync(CancellationToken cancellation)
    {
        readings++;
        return list is { } known ? Task.FromResult(known) : Task.FromException<IReadOnlyCollection<string>>(new HttpRequestException("away"));
    }

    public void Dispose() => revoked.Dispose();

    [Fact]
    public async Task A_token_of_no_session_asks_nobody()
    {
        await revoked.RequireLiveAsync("", Stop);
        Assert.Equal(0, readings);
        Assert.False(revoked.Wanted.IsCompleted);
    }

    [Fact]
    public async Task The_first_token_of_a_session_waits_for_the_list_and_later_ones_do_not()
    {
        list = ["b"];
        await revoked.RequireLiveAsync("a", Stop);
        Assert.Equal(Reason.Unauthenticated, await RefusedAsync("b"));
        Assert.Equal(1, readings);
        Assert.True(revoked.Wanted.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_first_callers_wait_for_a_source_that_is_only_just_starting()
    {
        list = null;
        var first = revoked.RequireLiveAsync("a", Stop).AsTask();
        var second = revoked.RequireLiveAsync("b", Stop).AsTask();
        Assert.False(first.IsCompleted || second.IsCompleted);

        list = ["b"];
        await PassAsync(TimeSpan.FromSeconds(1), first);
        await first;
        Assert.Equal(Reason.Unauthenticated, (await Assert.ThrowsAsync<RequestException>(() => second)).Reason);
        Assert.Equal(2, readings);
    }

    [Fact]
    public async Task A_first_caller_who_gives_up_waits_no_longer_and_leaves_the_turn_to_the_next()
    {
        list = null;
        using var impatient = new CancellationTokenSource();
        var first = revoked.RequireLiveAsync("a", impatient.Token).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        list = [];
        clock.Advance(TimeSpan.FromSeconds(1));
        await revoked.RequireLiveAsync("a", Stop);
    }

    [Fact]
    public async Task Without_ever_having_read_the_list_every_session_is_refused_in_the_end_and_the_source_is_not_flooded()
    {
        list = null;
        var first = revoked.RequireLiveAsync("a", Stop).AsTask();
        var second = revoked.RequireLiveAsync("a", Stop).AsTask();
        await PassAsync(RevokedSessions.FirstPatience + TimeSpan.FromSeconds(1), first);
        Assert.Equal(Reason.Unavailable, (await Assert.ThrowsAsync<RequestException>(() => first)).Reason);
        Assert.Equal(Reason.Unavailable, (await Assert.ThrowsAsync<RequestException>(() => second)).Reason);
        Assert.Equal(Reason.Unavailable, await RefusedAsync("a"));
        Assert.InRange(readings, 2, 41);

        list = [];
        clock.Advance(TimeSpan.FromSeconds(1));
        await revoked.RequireLiveAsync("a", Stop);
    }

    [Fact]
    public async Task The_last_list_holds_while_the_source_is_away()
    {
        list = ["b"];
        Assert.True(await revoked.ReadAsync(Stop));
        list = null;
        Assert.False(await revoked.ReadAsync(Stop));
        await revoked.RequireLiveAsync("a", Stop);
        Assert.Equal(Reason.Unauthenticated, await RefusedAsync("b"));
    }

    [Fact]
    public async Task What_runs_under_a_session_learns_of_its_revocation_and_what_does_not_goes_on()
    {
        await revoked.ReadAsync(Stop);
        using var one = revoked.Watch("a");
        using var same = revoked.Watch("a");
        using var other = revoked.Watch("b");
        using var none = revoked.Watch("");
        var gone = revoked.Watch("a");
        gone.Dispose();

        list = ["a", ""];
        await revoked.ReadAsync(Stop);
        Assert.True(one.Revoked.IsCancellationRequested && same.Revoked.IsCancellationRequested);
        Assert.False(other.Revoked.IsCancellationRequested || none.Revoked.IsCancellationRequested || gone.Revoked.IsCancellationRequested);
    }

    [Fact]
    public async Task A_session_that_was_revoked_between_its_admission_and_the_beginning_of_its_stream_is_noticed()
    {
        await revoked.ReadAsync(Stop);
        await revoked.RequireLiveAsync("a", Stop);
        list = ["a"];
        await revoked.ReadAsync(Stop);
        using var watch = revoked.Watch("a");
        Assert.True(watch.Revoked.IsCancellationRequested);
    }

    /// <summary>Lets time pass in small steps until the work is done, at most as long as given.</summary>
    private async Task PassAsync(TimeSpan atMost, Task work)
    {
        for (var end = clock.GetUtcNow() + atMost; !work.IsCompleted && clock.GetUtcNow() < end;)
        {
            clock.Advance(TimeSpan.FromMilliseconds(250));
            // The continuation of the pause runs on another thread.
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(5), Stop));
        }
    }

    private async Task<Reason> RefusedAsync(string session) =>
        (await Assert.ThrowsAsync<RequestException>(async () => await revoked.RequireLiveAsync(session, Stop))).Reason;
}
