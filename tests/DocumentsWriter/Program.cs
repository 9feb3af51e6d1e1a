using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Documents.Embedded;
using OpenGov.Testing.DocumentsWriter;

// Eight writers, each with a document of its own that it replaces again and again; a line is printed after each acknowledged write.
var round = Environment.GetEnvironmentVariable("ROUND");
await using var engine = new EmbeddedEngine("data", "service", TimeProvider.System, NullLogger.Instance);
var pages = engine.Open(Page.Type);
await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
{
    var id = $"{round}-{writer}";
    for (var number = 1; ; number++)
    {
        var attached = new Attached([PageWritten.Of(id, number)], new StoredAnswer($"{id}/{number}", "q", [1]));
        _ = number == 1
            ? await pages.InsertAsync(id, Page.Of(number), attached, CancellationToken.None)
            : await pages.ReplaceAsync(id, number - 1, Page.Of(number), attached, CancellationToken.None);
        Console.WriteLine($"{id} {number}");
    }
})));
