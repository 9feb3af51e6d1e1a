using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Catalogues.Organisations;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;
using OpenGov.Testing;
using OpenGov.Testing.Storage;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The whole service on real ports and a real engine, with the sample's directory, and desks for its people.</summary>
internal sealed class CatalogueServer : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> owned = [];
    private readonly List<Desk> desks = [];
    private Dictionary<string, string?> settings = [];
    private TokenIssuer issuer = null!;
    private WebApplication app = null!;

    public IServiceProvider Services => app.Services;

    public Listening Listening => app.Services.GetRequiredService<Listening>();

    /// <summary>What it has stored, to be changed behind its back.</summary>
    public StoredDocuments Stored => new(settings, "catalogue");

    public Desk Administrator => At(Sample.Administrator);

    public Desk Public => At(Caller.Public);

    public Desk Editor => At(Sample.Editor);

    public Desk Reviewer => At(Sample.Reviewer);

    public Desk Leader => At(Sample.Leader);

    public Desk Joining => At(Sample.Joining);

    public Desk Office => At(Sample.Office);

    public Desk StreetEditor => At(Sample.StreetEditor);

    public Desk StreetReviewer => At(Sample.Person("wq.reviewer", Sample.Street, Sample.Street, "reviewer"));

    public Desk StreetLeader => At(Sample.Person("wq.leader", Sample.Street, Sample.Street, "leader"));

    /// <summary>Starts the service and returns when it knows the directory.</summary>
    /// <param name="engine">Where its documents are.</param>
    /// <param name="keys">Where the keys of tokens are, if the tokens are not its desks'.</param>
    public static async Task<CatalogueServer> StartAsync(Engine engine, Uri? keys = null)
    {
        var server = new CatalogueServer { issuer = await TokenIssuer.StartAsync() };
        server.owned.Add(server.issuer);
        server.settings = new()
        {
            ["Http:Port"] = "0",
            ["Grpc:Port"] = "0",
            ["Identity:JwksUrl"] = (keys ?? server.issuer.JwksUrl).ToString(),
            ["Services:Department"] = "http://127.0.0.1:1",
            ["Documents:Engine"] = engine.ToString(),
        };
        if (engine == Engine.MongoDB)
        {
            var database = await RealServers.MongoDbAsync();
            server.owned.Add(database);
            server.settings["Documents:ConnectionString"] = database.Server;
            server.settings["Documents:DatabasePrefix"] = database.Name + "_";
            server.owned.Add(new TestDatabase(database.Server, database.Name + "_catalogue"));
        }
        else
        {
            var folder = System.IO.Directory.CreateTempSubdirectory("catalogue-tests-");
            server.owned.Add(new Folder(folder));
            server.settings["Documents:Path"] = folder.FullName;
        }

        await server.RunAsync();
        await server.LearnDirectoryAsync();
        return server;
    }

    /// <summary>Another replica on the same database.</summary>
    public async Task<CatalogueServer> StartReplicaAsync()
    {
        var replica = new CatalogueServer { issuer = issuer, settings = settings };
        await replica.RunAsync();
        return replica;
    }

    /// <summary>Stops the service and starts it again on what it has stored.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await RunAsync();
    }

    /// <summary>What an operator's command says, given to a process beside this one on the same storage.</summary>
    public async Task<(int Code, string Output)> CommandAsync(string command)
    {
        await using var beside = Build();
        var output = new StringWriter();
        return (await OversightCommand.RunAsync(beside, command, output), output.ToString());
    }

    /// <summary>Stops the service for a while.</summary>
    public async Task WhileStoppedAsync(Func<Task> action)
    {
        await StopAsync();
        await action();
        await RunAsync();
    }

    /// <summary>Where a person works.</summary>
    public Desk At(Caller caller)
    {
        var desk = new Desk(Listening, caller.IsPublic ? null : issuer.Token(caller));
        desks.Add(desk);
        return desk;
    }

    /// <summary>Tells the service of a change in the directory, as its follower does.</summary>
    public Task LearnAsync(DepartmentEvent happened) =>
        Services.GetRequiredService<DirectoryReaction>().ApplyAsync(happened, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var one in Enumerable.Reverse(owned))
        {
            await one.DisposeAsync();
        }
    }

    private async Task StopAsync()
    {
        desks.ForEach(desk => desk.Dispose());
        desks.Clear();
        await app.StopAsync(TestContext.Current.CancellationToken);
        await app.DisposeAsync();
    }

    private async Task RunAsync()
    {
        app = Build();
        app.MapPlatform();
        app.MapCatalogue();
        await app.StartAsync(TestContext.Current.CancellationToken);
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.AddPlatform();
        builder.AddCatalogue();
        return builder.Build();
    }

    private async Task LearnDirectoryAsync()
    {
        var sequence = 0;
        foreach (var organisation in Sample.Directory.Organisations)
        {
            await LearnAsync(new OrganisationChanged
            {
                EventId = Guid.NewGuid(),
                OccurredAt = Sample.Now,
                Sequence = ++sequence,
                Revision = organisation.Revision,
                OrganisationId = organisation.Id,
                Division = organisation.Division,
                Kind = organisation.Kind,
                Name = organisation.Name,
                FullName = organisation.FullName,
                Aliases = organisation.Aliases,
            });
        }

        foreach (var domain in Sample.Directory.Domains)
        {
            await LearnAsync(new DomainChanged
            {
                EventId = Guid.NewGuid(),
                OccurredAt = Sample.Now,
                Sequence = ++sequence,
                Revision = domain.Revision,
                Code = domain.Code,
                Name = domain.Name,
                Township = domain.Township,
                LeadOrganisationId = domain.LeadOrganisationId,
                JoiningOrganisationIds = domain.JoiningOrganisationIds,
            });
        }
    }

    private sealed class Folder(DirectoryInfo folder) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            folder.Delete(recursive: true);
            return default;
        }
    }
}
