using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Documents.Mongo;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>MongoDB keeps what documents promise.</summary>
public sealed class MongoContractTests : DocumentsContract
{
    private TestDatabase database = null!;

    protected override async ValueTask PrepareStorageAsync() => database = await RealServers.MongoDbAsync();

    protected override ValueTask RemoveStorageAsync() => database.DisposeAsync();

    protected override IDocumentEngine OpenEngine() => new MongoEngine(database.Server, database.Name, TimeProvider.System, NullLogger.Instance);
}
