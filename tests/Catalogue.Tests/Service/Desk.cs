using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Hosting;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>Where one person works: clients that send the person's token.</summary>
internal sealed class Desk : IDisposable
{
    private readonly GrpcChannel channel;

    public Desk(Listening listening, string? token)
    {
        channel = GrpcChannel.ForAddress(listening.Grpc);
        Http = new HttpClient { BaseAddress = listening.Http };
        if (token is not null)
        {
            Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        var calls = channel.Intercept(headers =>
        {
            if (token is not null)
            {
                headers.Add("authorization", "Bearer " + token);
            }

            return headers;
        });
        Catalogues = new(calls);
        Drafts = new(calls);
        Imports = new(calls);
        Reviews = new(calls);
        Derivations = new(calls);
        Elements = new(calls);
        Comparisons = new(calls);
        Bases = new(calls);
        Coverages = new(calls);
        Exchanges = new(calls);
        Audits = new(calls);
        SelfChecks = new(calls);
    }

    public CatalogueService.CatalogueServiceClient Catalogues { get; }

    public DraftService.DraftServiceClient Drafts { get; }

    public ImportService.ImportServiceClient Imports { get; }

    public ReviewService.ReviewServiceClient Reviews { get; }

    public DerivationService.DerivationServiceClient Derivations { get; }

    public ElementService.ElementServiceClient Elements { get; }

    public ComparisonService.ComparisonServiceClient Comparisons { get; }

    public BasisService.BasisServiceClient Bases { get; }

    public CoverageService.CoverageServiceClient Coverages { get; }
    public ExchangeService.ExchangeServiceClient Exchanges { get; }

    public AuditService.AuditServiceClient Audits { get; }

    public SelfCheckService.SelfCheckServiceClient SelfChecks { get; }

    public HttpClient Http { get; }

    /// <summary>All events that are known now.</summary>
    public async Task<IReadOnlyList<CatalogueEvent>> EventsAsync(string catalogueId = "", long from = 1)
    {
        using var watch = Catalogues.WatchCatalogues(new() { FromSequence = from, StopAtEnd = true, CatalogueId = catalogueId });
        return await watch.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Http.Dispose();
        channel.Dispose();
    }
}
