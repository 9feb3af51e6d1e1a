using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>A Catalogue service that says what the test has told it: what is public, since when, and which items name whom.</summary>
public sealed class TestCatalogue : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Told told = new();

    private TestCatalogue()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(told);
        app = builder.Build();
        app.MapGrpcService<Catalogues>();
        app.MapGrpcService<Subjects>();
    }

    public Dictionary<string, string?> Settings => new() { ["Services:Catalogue"] = app.Urls.Single() };

    public static async Task<TestCatalogue> StartAsync()
    {
        var catalogue = new TestCatalogue();
        await catalogue.app.StartAsync(TestContext.Current.CancellationToken);
        return catalogue;
    }

    /// <summary>Publishes a version; tells of it in the stream unless that is to be behind.</summary>
    public void Publish(string id, int version, DateTimeOffset at, bool tell = true)
    {
        told.Public[id] = (version, at);
        if (tell)
        {
            told.Tell(CatalogueEventKind.Published, id, version, at);
        }
    }

    public void Withdraw(string id, int version, DateTimeOffset at)
    {
        told.Public.TryRemove(id, out _);
        told.Tell(CatalogueEventKind.Withdrawn, id, version, at);
    }

    /// <summary>Lets items of a catalogue name an organisation.</summary>
    public void Name(string organisation, string catalogue, int items) => told.Naming.Add((organisation, catalogue, items));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed class Told
    {
        private readonly ConcurrentQueue<CatalogueEvent> events = new();

        public ConcurrentDictionary<string, (int Version, DateTimeOffset At)> Public { get; } = new();

        public ConcurrentBag<(string Organisation, string Catalogue, int Items)> Naming { get; } = [];

        public IEnumerable<CatalogueEvent> Events => events;

        public void Tell(CatalogueEventKind kind, string id, int version, DateTimeOffset at) => events.Enqueue(new()
        {
            Sequence = events.Count + 1,
            EventId = Guid.NewGuid().ToString("D"),
            Time = at.ToTimestamp(),
            Kind = kind,
            CatalogueId = id,
            Version = version,
        });
    }

    private sealed class Catalogues(Told told) : CatalogueService.CatalogueServiceBase
    {
        public override Task<Catalogue> GetCatalogue(GetCatalogueRequest request, ServerCallContext context) =>
            told.Public.TryGetValue(request.Id, out var known)
                ? Task.FromResult(new Catalogue
                {
                    Id = request.Id,
                    CurrentVersion = known.Version,
                    Current = new() { Number = known.Version, PublishTime = known.At.ToTimestamp() },
                })
                : throw new RpcException(new(StatusCode.NotFound, request.Id));

        public override async Task WatchCatalogues(
            WatchCataloguesRequest request, IServerStreamWriter<CatalogueEvent> responseStream, ServerCallContext context)
        {
            foreach (var happened in told.Events.Where(happened => happened.Sequence >= request.FromSequence))
            {
                await responseStream.WriteAsync(happened, context.CancellationToken);
            }
        }
    }

    private sealed class Subjects(Told told) : SubjectService.SubjectServiceBase
    {
        public override Task<ListSubjectItemsResponse> ListSubjectItems(ListSubjectItemsRequest request, ServerCallContext context)
        {
            // A page for each catalogue, so that whoever asks must go on.
            var pages = told.Naming.Where(one => one.Organisation == request.OrganisationId).OrderBy(one => one.Catalogue).ToList();
            var number = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken, System.Globalization.CultureInfo.InvariantCulture);
            var answer = new ListSubjectItemsResponse { NextPageToken = number + 1 < pages.Count ? $"{number + 1}" : "" };
            if (number < pages.Count)
            {
                answer.Catalogues.Add(new NamingCatalogue
                {
                    CatalogueId = pages[number].Catalogue,
                    Version = 1,
                    Items = { Enumerable.Range(1, pages[number].Items).Select(item => new NamingItem { Number = item }) },
                });
            }

            return Task.FromResult(answer);
        }
    }
}
