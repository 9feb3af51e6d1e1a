using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Documents.Mongo;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tests.Documents;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Commands;

/// <summary>Commands of two processes on one database, each with its own memory of what it wrote.</summary>
public sealed class RememberedDocuments : IAsyncLifetime
{
    private TestDatabase database = null!;
    private MongoEngine one = null!;
    private MongoEngine other = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await RealServers.MongoDbAsync();
        one = Open();
        other = Open();
        await CommandsOf(one).CreateAsync(
            "a",
            Request("create"),
            key => Refused.NotFound("表", key),
            () => new Changed<Sheet, Int64Value>(new() { Title = "0" }, [], _ => new()),
            Ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (one is not null)
        {
            await one.DisposeAsync();
            await other.DisposeAsync();
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_processes_that_write_one_document_lose_no_write_and_answer_each_once()
    {
        var (mine, theirs) = (CommandsOf(one), CommandsOf(other));
        var inTurn = new List<long>();
        for (var round = 0; round < 5; round++)
        {
            inTurn.Add((await CountAsync(mine, $"one-{round}")).Value);
            inTurn.Add((await CountAsync(theirs, $"other-{round}")).Value);
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), inTurn);
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => CountAsync(n % 2 == 0 ? mine : theirs, $"at-once-{n}")));
        Assert.Equal(Enumerable.Range(11, 10).Select(n => (long)n), atOnce.Select(answer => answer.Value).Order());
        Assert.Equal(20, (await SheetsOf(one).FindAsync("a", Ct))!.Value.Counter);
    }

    [Fact]
    public async Task A_refusal_is_told_only_when_it_is_made_on_what_is_stored()
    {
        var mine = CommandsOf(one);
        await CountAsync(mine, "first");
        await CountAsync(CommandsOf(other), "second");
        Assert.Equal(1, SheetsOf(one).Recall("a")!.Document.Value.Counter);

        Assert.Equal(3, (await CountAsync(mine, "third", atLeast: 2)).Value);
        var refused = await Assert.ThrowsAsync<RequestException>(() => CountAsync(mine, "fourth", atLeast: 9));
        Assert.Equal(Reason.StaleRevision, refused.Reason);
    }

    [Fact]
    public async Task A_request_that_another_process_has_answered_gets_that_answer()
    {
        var mine = CommandsOf(one);
        await CountAsync(mine, "first");
        var answer = await CountAsync(CommandsOf(other), "second");

        Assert.Equal(answer, await CountAsync(mine, "second"));
        Assert.Equal(2, (await SheetsOf(one).FindAsync("a", Ct))!.Value.Counter);
    }

    [Fact]
    public async Task A_request_that_is_repeated_after_a_restart_gets_its_first_answer()
    {
        var answer = await CountAsync(CommandsOf(one), "first");
        await CountAsync(CommandsOf(one), "second");
        await one.DisposeAsync();
        one = Open();

        Assert.Equal(answer, await CountAsync(CommandsOf(one), "first"));
        Assert.Equal(2, (await SheetsOf(one).FindAsync("a", Ct))!.Value.Counter);
    }

    [Fact]
    public async Task A_document_that_was_written_here_last_is_not_read_again_for_the_next_write()
    {
        var unread = new UnreadDocuments<Sheet>(SheetsOf(one));
        var commands = new DocumentCommands<Sheet>(unread);
        Assert.Equal(1, (await CountAsync(commands, "first")).Value);
        Assert.Equal(2, (await CountAsync(commands, "second")).Value);
        Assert.Equal(0, unread.Reads);

        // To repeat an answer, and to refuse, it must be.
        Assert.Equal(1, (await CountAsync(commands, "first")).Value);
        Assert.Equal(1, unread.Reads);
        await Assert.ThrowsAsync<RequestException>(() => CountAsync(commands, "third", atLeast: 9));
        Assert.Equal(2, unread.Reads);
    }

    private static Task<Int64Value> CountAsync(DocumentCommands<Sheet> commands, string request, long atLeast = 0) => commands.ChangeAsync(
        "a",
        Request(request),
        () => Refused.NotFound("表", "a"),
        stored =>
        {
            var counter = stored.Value.Counter >= atLeast ? stored.Value.Counter + 1 : throw Refused.Stale(stored.Revision);
            return new Changed<Sheet, Int64Value>(stored.Value with { Counter = counter }, [], _ => new() { Value = counter });
        },
        Ct);

    private static CommandRequest Request(string name) => new("me/" + name, "question");

    private static DocumentCommands<Sheet> CommandsOf(MongoEngine engine) => new(SheetsOf(engine));

    private static IDocuments<Sheet> SheetsOf(MongoEngine engine) => engine.Open(Sheet.Type());

    private MongoEngine Open() => new(database.Server, database.Name, TimeProvider.System, NullLogger.Instance);
}
