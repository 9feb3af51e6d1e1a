using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Bson;
using MongoDB.Driver;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Documents.Mongo;
using OpenGov.Platform.Errors;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>What happens to documents when MongoDB, or the line to it, fails.</summary>
public sealed class MongoFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_whose_reply_is_lost_is_done_once_and_answered_as_done(bool driverRetries)
    {
        await using var database = await RealServers.MongoDbAsync();
        var server = MongoUrl.Create(database.Server).Server;
        await using var line = new LossyLine(server.Port);
        var address = $"mongodb://127.0.0.1:{line.Port}/?directConnection=true&retryWrites={driverRetries}";
        await using var engine = new MongoEngine(address, database.Name, TimeProvider.System, NullLogger.Instance);
        var sheets = engine.Open(Sheet.Type());
        await engine.PrepareAsync(Ct);

        line.LoseReplyTo("新的");
        var inserted = await sheets.InsertAsync("a", new Sheet { Title = "新的", Slot = "s" }, new Attached([SheetChanged.Of("a", "1")]), Ct);
        line.LoseReplyTo("改过");
        var replaced = await sheets.ReplaceAsync("a", 1, new Sheet { Title = "改过", Slot = "s" }, new Attached([SheetChanged.Of("a", "2")]), Ct);

        Assert.Equal(2, line.Lost);
        Assert.Equal((1, 2), (inserted.Revision, replaced.Revision));
        Assert.Equal((2, "改过"), ((await sheets.FindAsync("a", Ct))!.Revision, (await sheets.FindAsync("a", Ct))!.Value.Title));
        Assert.Equal(2, (await engine.Pending.ReadAsync(10, Ct)).Count);
        await engine.Pending.RemoveAsync(await engine.Pending.ReadAsync(10, Ct), Ct);
        line.LoseReplyTo("delete");
        Assert.True(await sheets.DeleteAsync("a", 2, Ct));
        Assert.Equal(3, line.Lost);
    }

    [Fact]
    public async Task While_the_server_is_away_calls_are_refused_soon_and_afterwards_all_goes_on_with_nothing_lost()
    {
        await using var server = await OwnServer.MongoDbAsync();
        await using var engine = new MongoEngine(server.Address, "service", TimeProvider.System, NullLogger.Instance);
        var sheets = engine.Open(Sheet.Type());
        await sheets.InsertAsync("a", new Sheet { Title = "first" }, new Attached([SheetChanged.Of("a", "1")]), Ct);
        await server.KillAsync();

        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Assert.ThrowsAsync<RequestException>(() => sheets.FindAsync("a", Ct))));
        Assert.All(refusals, refusal => Assert.Equal(Reason.Unavailable, refusal.Reason));
        await Assert.ThrowsAsync<RequestException>(() => engine.CheckAsync(Ct));
        var writing = sheets.ReplaceAsync("a", 1, new Sheet { Title = "lost" }, Attached.Nothing, Ct);
        await Assert.ThrowsAsync<RequestException>(() => writing.WaitAsync(TimeSpan.FromMinutes(1), Ct));

        await server.StartAsync();
        var found = await Eventually.That(() => sheets.FindAsync("a", Ct), found => found is not null);
        Assert.Equal((1, "first"), (found!.Revision, found.Value.Title));
        Assert.Single(await engine.Pending.ReadAsync(10, Ct));
        await Eventually.True(
            async () =>
            {
                await engine.CheckAsync(Ct);
                return true;
            });
        await sheets.ReplaceAsync("a", 1, new Sheet { Title = "second" }, Attached.Nothing, Ct);
    }

    [Fact]
    public async Task A_server_that_comes_later_than_the_service_is_prepared_when_it_comes()
    {
        await using var server = await OwnServer.MongoDbAsync();
        await server.StopAsync();
        await using var engine = new MongoEngine(server.Address, "service", TimeProvider.System, NullLogger.Instance);
        var sheets = engine.Open(Sheet.Type());
        await Assert.ThrowsAsync<RequestException>(() => engine.PrepareAsync(Ct));

        await server.StartAsync();
        await Eventually.True(
            async () =>
            {
                await engine.PrepareAsync(Ct);
                return true;
            });
        await sheets.InsertAsync("a", new Sheet { Title = "t", Slot = "s" }, Attached.Nothing, Ct);
        await Assert.ThrowsAsync<DuplicateKeyException>(() => sheets.InsertAsync("b", new Sheet { Title = "t", Slot = "s" }, Attached.Nothing, Ct));
    }

    [Fact]
    public async Task Events_of_two_processes_keep_the_order_of_causes_though_one_clock_is_an_hour_slow()
    {
        await using var database = await RealServers.MongoDbAsync();
        var slow = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        await using var one = new MongoEngine(database.Server, database.Name, TimeProvider.System, NullLogger.Instance);
        await using var two = new MongoEngine(database.Server, database.Name, slow, NullLogger.Instance);
        var (here, there) = (one.Open(Sheet.Type()), two.Open(Sheet.Type("others")));
        one.Open(Sheet.Type("others"));
        await here.InsertAsync("a", new Sheet { Title = "t" }, new Attached([SheetChanged.Of("1")]), Ct);
        await two.Open(Sheet.Type()).FindAsync("a", Ct);
        await there.InsertAsync("b", new Sheet { Title = "t" }, new Attached([SheetChanged.Of("2")]), Ct);

        Assert.Equal(["1", "2"], (await one.Pending.ReadAsync(10, Ct)).Select(e => e.Subject));
    }

    [Fact]
    public async Task What_is_stored_can_be_read_and_queried_by_an_operator()
    {
        await using var database = await RealServers.MongoDbAsync();
        await using var engine = new MongoEngine(database.Server, database.Name, TimeProvider.System, NullLogger.Instance);
        var sheet = new Sheet { Title = "义务教育", Slot = "s", Rows = [new("招生", "划片范围", 3, ["政府网站"])], Ratio = 0.5, Amount = 1.10m };
        await engine.Open(Sheet.Type()).InsertAsync("610116-02", sheet, new Attached([SheetChanged.Of("a")]), Ct);
        var stored = await database.Open().GetCollection<BsonDocument>("sheets")
            .Find(new BsonDocument { { "body.rows.name", "招生" }, { "keys.title", "义务教育" } }).SingleAsync(Ct);

        Assert.Equal(("610116-02", 1L, 1), (stored["_id"].AsString, stored["revision"].AsInt64, stored["schema"].AsInt32));
        Assert.Equal(new BsonDocument { { "title", "义务教育" }, { "slot", "s" } }, stored["keys"]);
        var body = stored["body"].AsBsonDocument;
        Assert.Equal(new BsonDocument { { "name", "招生" }, { "content", "划片范围" }, { "number", 3 }, { "channels", new BsonArray { "政府网站" } } }, body["rows"][0]);
        Assert.Equal((BsonType.Double, BsonType.Decimal128, BsonNull.Value), (body["ratio"].BsonType, body["amount"].BsonType, body["owner"].AsBsonNull));
    }

    [Fact]
    public void An_address_that_is_none_is_refused_without_repeating_it()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new MongoEngine("secret@nowhere", "service", TimeProvider.System, NullLogger.Instance));

        Assert.Contains("Documents__ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }
}
