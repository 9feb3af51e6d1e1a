using MongoDB.Bson;
using MongoDB.Driver;
using OpenGov.Benchmarks.Measuring;
using OpenGov.Benchmarks.Servers;
using OpenGov.Testing;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Accepted draft writes on MongoDB beside the driver's own compare-and-set replace of a document of that size on the same server.</summary>
public static class MongoWriteRow
{
    private const int Callers = 16;

    /// <summary>Measures the row.</summary>
    /// <param name="report">Where to write it.</param>
    /// <param name="mongo">Connection string.</param>
    /// <param name="effort">How long to measure.</param>
    public static async Task RunAsync(Report report, string mongo, Effort effort)
    {
        await using var ours = await OurServer.StartAsync(mongo: mongo);
        var drafts = await Drafts.OpenAsync(ours, Callers);
        using var our = new RawGrpc(ours.Grpc, 4);
        await using var database = new TestDatabase(mongo);
        var replaces = await Replaces.PrepareAsync(database.Open(), drafts.Size, Callers);
        var samples = await Rounds.RunAsync(
            effort.Rounds,
            ("ours", () => Load.RunAsync(Callers, effort.Round, ours.ProcessId, caller => drafts.ChangeAsync(our, caller))),
            ("driver", () => Load.RunAsync(Callers, effort.Round, 0, replaces.ReplaceAsync)));
        report.Add(
            $"Accepted draft write, MongoDB-compatible server, {drafts.Size / 1024} KB, writes/s with 16 callers",
            $"{Rounds.Figure(samples["ours"], s => s.PerSecond)}; p99 {Rounds.Figure(samples["ours"], s => s.P99)} ms, "
            + $"server CPU {Rounds.Figure(samples["ours"], s => s.CpuMicroseconds)} µs");
        report.AtLeast("… ÷ the driver's own replace", Rounds.Ratio(samples["ours"], samples["driver"], s => s.PerSecond), 0.8);
    }

    private sealed class Replaces(IMongoCollection<BsonDocument> collection, BsonDocument[] documents)
    {
        public static async Task<Replaces> PrepareAsync(IMongoDatabase database, int bytes, int count)
        {
            var collection = database.GetCollection<BsonDocument>("drafts")
                .WithWriteConcern(WriteConcern.WMajority.With(journal: true));
            var documents = Enumerable.Range(0, count).Select(id => new BsonDocument
            {
                ["_id"] = id,
                ["revision"] = 0L,
                ["items"] = new BsonArray(Enumerable.Range(0, 30).Select(_ => new BsonDocument("content", new string('项', bytes / 30 / 3)))),
            }).ToArray();
            await collection.InsertManyAsync(documents);
            return new(collection, documents);
        }

        public async Task ReplaceAsync(int caller)
        {
            var document = documents[caller];
            var revision = document["revision"].AsInt64;
            document["revision"] = revision + 1;
            var filter = new BsonDocument { ["_id"] = caller, ["revision"] = revision };
            var result = await collection.ReplaceOneAsync(filter, document);
            if (result.ModifiedCount != 1)
            {
                throw new InvalidOperationException("the driver's replace matched nothing");
            }
        }
    }
}
