using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Documents.Embedded;
using OpenGov.Testing;
using OpenGov.Testing.DocumentsWriter;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>Kills a writing process and looks what is left of its file.</summary>
public sealed class EmbeddedCrashTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("documents-test-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task After_a_kill_every_acknowledged_write_is_there_whole_and_with_its_event_and_answer()
    {
        for (var round = 1; round <= 3; round++)
        {
            var acknowledged = await WriteUntilKilledAsync($"r{round}");
            await using var engine = new EmbeddedEngine(Path.Combine(folder.FullName, "data"), "service", TimeProvider.System, NullLogger.Instance);
            var pages = engine.Open(Page.Type);
            var events = await EventsAsync(engine);
            foreach (var (id, number) in acknowledged)
            {
                var stored = await pages.FindAsync(id, Ct);

                // One write of each writer may have reached the disk without its line having reached us.
                Assert.InRange(stored!.Value.Number, number, number + 1);
                Assert.Equal(stored.Value.Number, stored.Revision);
                Assert.True(stored.Value.IsWhole);
                Assert.Equal(id, Assert.Single(await pages.QueryAsync(new DocumentQuery().And("number", (long)stored.Value.Number).And("id", id), Ct)).Id);
                Assert.Equal(Enumerable.Range(1, stored.Value.Number), events[id]);
                Assert.NotNull(await pages.FindAnswerAsync(id, $"{id}/{stored.Value.Number}", Ct));
                Assert.Null(await pages.FindAnswerAsync(id, $"{id}/{stored.Value.Number + 1}", Ct));
            }
        }
    }

    private static async Task<Dictionary<string, List<int>>> EventsAsync(EmbeddedEngine engine)
    {
        var pending = await engine.Pending.ReadAsync(int.MaxValue, Ct);
        return pending.GroupBy(e => e.DocumentId).ToDictionary(
            group => group.Key,
            group => group.Select(e => JsonDocument.Parse(e.Json).RootElement.GetProperty("number").GetInt32()).ToList());
    }

    /// <returns>The last number that each writer was told to be written.</returns>
    private async Task<Dictionary<string, int>> WriteUntilKilledAsync(string round)
    {
        await using var writer = ServiceProcess.Launch(
            Repository.BuiltDll("tests/DocumentsWriter"), new Dictionary<string, string?> { ["ROUND"] = round }, folder.FullName);
        await Eventually.True(() => Lines(writer, round).Count() > 300, because: "the writer has written 300 documents");
        await writer.KillAsync();
        return Lines(writer, round).GroupBy(line => line[0]).ToDictionary(group => group.Key, group => group.Max(line => int.Parse(line[1], null)));
    }

    private static IEnumerable<string[]> Lines(ServiceProcess writer, string round) =>
        writer.Tail(int.MaxValue).Split('\n').Where(line => line.StartsWith(round, StringComparison.Ordinal)).Select(line => line.Split(' ')).Where(parts => parts.Length == 2);
}
