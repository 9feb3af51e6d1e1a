using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Documents.Embedded;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>The embedded file keeps what documents promise.</summary>
public sealed class EmbeddedContractTests : DocumentsContract
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("documents-test-");

    protected override ValueTask PrepareStorageAsync() => ValueTask.CompletedTask;

    protected override ValueTask RemoveStorageAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    protected override IDocumentEngine OpenEngine() => new EmbeddedEngine(folder.FullName, "service", TimeProvider.System, NullLogger.Instance);
}
