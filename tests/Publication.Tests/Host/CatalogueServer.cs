using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Testing;

namespace OpenGov.Publications.Tests.Host;

/// <summary>
/// A Catalogue server for the public on a port of its own: the part of the contract that the Publication service uses, and of the
/// Department service's. It can go away
/// and come back on the same address.
/// </summary>
public sealed class CatalogueServer : IAsyncDisposable
{
    private readonly int port = Ports.Next();
    private WebApplication? app;

    public CatalogueDesk Desk { get; } = new();

    public string Address => $"http://127.0.0.1:{port}";

    public static async Task<CatalogueServer> StartAsync()
    {
        var server = new CatalogueServer();
        await server.ComeBackAsync();
        return server;
    }

    public async Task ComeBackAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Desk);
        app = builder.Build();
        app.MapGrpcService<Service>();
        app.MapGrpcService<Organisations>();
        await app.StartAsync();
    }

    public async Task GoAwayAsync()
    {
        await app!.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        app = null;
    }

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? default;

    private sealed class Service(CatalogueDesk desk) : CatalogueService.CatalogueServiceBase
    {
        // Small, so that the reader has to turn pages.
        private const int Page = 2;

        public override Task<ListCataloguesResponse> ListCatalogues(ListCataloguesRequest request, ServerCallContext context) => Task.FromResult(new ListCataloguesResponse
        {
            Catalogues =
            {
                new Catalogue
                {
                    Id = $"{request.Division}-{request.Domain}",
                    ResponsibleOrganisationId = request.Division.Length == 6 ? "610116-mzj" : request.Division,
                    JoiningOrganisationIds = { "610116-rsj" },
                },
            },
        });

        public override Task<CatalogueVersion> GetVersion(GetVersionRequest request, ServerCallContext context)
        {
            var found = desk.VersionsOf(request.CatalogueId).FirstOrDefault(version => version.Number == request.Number);
            return found is { State: VersionState.Published or VersionState.Superseded }
                ? Task.FromResult(found)
                : throw new RpcException(new Status(StatusCode.NotFound, "没有找到版本。"));
        }

        public override Task<ListVersionsResponse> ListVersions(ListVersionsRequest request, ServerCallContext context)
        {
            var all = desk.VersionsOf(request.CatalogueId);
            var skip = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken, System.Globalization.CultureInfo.InvariantCulture);
            var answer = new ListVersionsResponse { NextPageToken = skip + Page < all.Count ? $"{skip + Page}" : "" };
            foreach (var version in all.Skip(skip).Take(Page))
            {
                version.Items.Clear();
                answer.Versions.Add(version);
            }

            return Task.FromResult(answer);
        }

        public override async Task WatchCatalogues(
            WatchCataloguesRequest request, IServerStreamWriter<CatalogueEvent> responseStream, ServerCallContext context)
        {
            for (var next = Math.Max(1, request.FromSequence); ;)
            {
                var (events, grown) = desk.LogFrom(next);
                foreach (var happened in events)
                {
                    await responseStream.WriteAsync(happened, context.CancellationToken);
                    next = happened.Sequence + 1;
                }

                if (request.StopAtEnd)
                {
                    return;
                }

                await grown.WaitAsync(context.CancellationToken);
            }
        }
    }

    private sealed class Organisations : OrganisationService.OrganisationServiceBase
    {
        public override Task<ListOrganisationsResponse> ListOrganisations(ListOrganisationsRequest request, ServerCallContext context) => Task.FromResult(
            request.PageToken.Length == 0
                ? new ListOrganisationsResponse
                {
                    Organisations = { new Organisation { Id = "610116-bgs", Division = "610116", Kind = OrganisationKind.Office, Name = "区政府办公室" } },
                    NextPageToken = "2",
                }
                : new ListOrganisationsResponse
                {
                    Organisations = { new Organisation { Id = "610116-mzj", Division = "610116", Kind = OrganisationKind.Department, Name = "区民政局" } },
                });
    }
}
