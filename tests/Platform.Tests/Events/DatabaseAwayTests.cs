using OpenGov.Platform.Errors;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Events;

public sealed class DatabaseAwayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_the_database_is_killed_and_comes_back_everything_goes_on_alone_and_the_log_is_whole()
    {
        const int Writers = 6;
        const int Times = 30;
        await using var server = await OwnServer.MongoDbAsync();
        await using var stage = Stage.Set(server);
        var (heard, ledger) = (new HeardEvents(), new Ledger());
        using var relay = stage.NewRelay("a", stage.NewLog(), heard);
        using var follower = stage.NewFollower("a", new NoteSource(stage.NewLog()), ledger);
        await relay.StartAsync(Stop);
        await follower.StartAsync(Stop);
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var number = 1; number <= Times; number++)
            {
                await WriteUntilStoredAsync(stage, $"note-{writer}", number);
            }
        }));
        await Eventually.True(() => heard.All.Count > 20);
        await server.KillAsync();
        await server.StartAsync();
        await writing.WaitAsync(TimeSpan.FromMinutes(2), Stop);

        TheLog.IsWhole(await stage.LoggedAsync(Writers * Times), Writers, Times);
        await Eventually.True(() => ledger.Applied.Distinct().Count() == Writers * Times, TimeSpan.FromMinutes(1));
        Assert.Equal(Enumerable.Range(1, Writers * Times).Select(n => (long)n), ledger.Applied.Distinct());
        Assert.Equal(Enumerable.Range(1, Writers * Times).Select(n => (long)n), heard.All.Select(happened => happened.Sequence).Distinct());
        await follower.StopAsync(Stop);
        await relay.StopAsync(Stop);
    }

    /// <summary>As a client does that was told that the outcome is not known: look, then try again.</summary>
    private static Task WriteUntilStoredAsync(Stage stage, string id, int number) => Eventually.True(
        async () =>
        {
            if ((await stage.Notes.FindAsync(id, Stop))?.Revision >= number)
            {
                return true;
            }

            try
            {
                await stage.WriteAsync(id, number);
                return true;
            }
            catch (RequestException away) when (away.Reason == Reason.Unavailable)
            {
                return false;
            }
        },
        TimeSpan.FromMinutes(2));
}
