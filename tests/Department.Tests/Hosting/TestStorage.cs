using OpenGov.Testing;

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>The two engines that every test of the running service is run on.</summary>
public enum Engine
{
    Embedded,
    MongoDB,
}

/// <summary>Where a service under test keeps its documents; goes away when disposed.</summary>
public sealed class TestStorage : IAsyncDisposable
{
    private readonly DirectoryInfo? folder;
    private readonly TestDatabase? database;

    private TestStorage(Engine engine, DirectoryInfo? folder, TestDatabase? database, Dictionary<string, string?> settings)
    {
        this.folder = folder;
        this.database = database;
        Engine = engine;
        Settings = settings;
    }

    public Engine Engine { get; }

    /// <summary>Configuration of the service.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Folder of the embedded engine's files.</summary>
    public string Folder => folder?.FullName ?? throw new InvalidOperationException("only of the embedded engine");

    /// <summary>A fresh, empty one; skips the test when its server is not to be had.</summary>
    /// <param name="engine">Which.</param>
    /// <param name="service">Name of the service: its database has that name behind a prefix.</param>
    public static async Task<TestStorage> CreateAsync(Engine engine, string service)
    {
        if (engine == Engine.Embedded)
        {
            var folder = System.IO.Directory.CreateTempSubdirectory("opengov-" + service + "-");
            return new(engine, folder, null, new() { ["Documents:Engine"] = "Embedded", ["Documents:Path"] = folder.FullName });
        }

        var server = await RealServers.MongoDbAsync();
        var prefix = server.Name + "_";
        return new(engine, null, new TestDatabase(server.Server, prefix + service), new()
        {
            ["Documents:Engine"] = "MongoDB",
            ["Documents:ConnectionString"] = server.Server,
            ["Documents:DatabasePrefix"] = prefix,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        folder?.Delete(recursive: true);
    }
}
