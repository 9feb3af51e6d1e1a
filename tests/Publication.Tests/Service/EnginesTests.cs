using OpenGov.Testing;

namespace OpenGov.Publications.Tests.Service;

/// <summary>On embedded files.</summary>
public sealed class EmbeddedPublicationServiceTests : PublicationServiceTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("catalogue-test-");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    protected override Dictionary<string, string?> DocumentSettings() => new()
    {
        ["Documents:Engine"] = "Embedded",
        ["Documents:Path"] = folder.FullName,
    };
}

/// <summary>On MongoDB.</summary>
public sealed class MongoDbPublicationServiceTests : PublicationServiceTests
{
    private readonly string prefix = $"test_{Guid.NewGuid():n}"[..16] + "_";
    private TestDatabase? database;

    public override async ValueTask InitializeAsync()
    {
        await using var server = await RealServers.MongoDbAsync();
        database = new TestDatabase(server.Server, prefix + "publication");
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database!.DisposeAsync();
    }

    protected override Dictionary<string, string?> DocumentSettings() => new()
    {
        ["Documents:Engine"] = "MongoDB",
        ["Documents:ConnectionString"] = database!.Server,
        ["Documents:DatabasePrefix"] = prefix,
    };
}
