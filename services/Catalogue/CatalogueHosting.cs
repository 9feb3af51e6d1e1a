using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Comparison;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Exchange.Mappings;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Storage;
using OpenGov.Catalogues.Versions;
using OpenGov.Catalogues.Watching;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues;

/// <summary>The Catalogue service inside a process: alone, or beside the others in Standalone.</summary>
public static class CatalogueHosting
{
    /// <summary>Registers the service. Call it after AddPlatform.</summary>
    public static WebApplicationBuilder AddCatalogue(this WebApplicationBuilder builder)
    {
        new ServicePart("catalogue", builder.Services, builder.Configuration)
            .Documents(DocumentTypes.Catalogues)
            .Documents(DocumentTypes.Versions)
            .Documents(DocumentTypes.Organisations)
            .Documents(DocumentTypes.Domains)
            .Documents(DocumentTypes.ImportMappings)
            .Documents(DocumentTypes.LegalBases)
            .Events<CatalogueEvent>()
            .Follows<DepartmentEvent, DirectorySource, DirectoryReaction>()
            .Follows<CatalogueEvent, OwnLogSource, UpstreamReaction>()
            .Permissions(CataloguePermissions.Table);
        builder.Services
            .AddServiceClient<DirectoryService.DirectoryServiceClient>("Services:Department")
            .AddSingleton<DirectoryCopy>()
            .AddSingleton<BasisRegistry>()
            .AddSingleton<CatalogueCalls>()
            .AddSingleton<CatalogueHeads>()
            .AddSingleton<VersionHistory>()
            .AddSingleton<WorkingVersions>()
            .AddSingleton<Standings>()
            .AddSingleton<PublishedCatalogues>()
            .AddSingleton<CurrentVersions>()
            .AddSingleton<CatalogueReader>()
            .AddSingleton<CatalogueList>()
            .AddSingleton<ReadableVersions>()
            .AddSingleton<VersionReader>()
            .AddSingleton<CatalogueWatch>()
            .AddSingleton<DraftOpening>()
            .AddSingleton<DraftImport>()
            .AddSingleton<ImportMappings>()
            .AddSingleton<Withdrawal>()
            .AddSingleton<UpstreamItems>()
            .AddSingleton<UpstreamChanges>()
            .AddSingleton<DeriveCommand>()
            .AddSingleton<CatalogueGrpc>()
            .AddSingleton<DraftGrpc>()
            .AddSingleton<ImportGrpc>()
            .AddSingleton<ReviewGrpc>()
            .AddSingleton<ComparisonGrpc>()
            .AddSingleton<DerivationGrpc>();
        return builder;
    }

    /// <summary>Maps the service's RPCs, over gRPC and REST. Call it after MapPlatform.</summary>
    public static WebApplication MapCatalogue(this WebApplication app)
    {
        app.MapGrpcService<CatalogueGrpc>();
        app.MapGrpcService<DraftGrpc>();
        app.MapGrpcService<ImportGrpc>();
        app.MapGrpcService<ReviewGrpc>();
        app.MapGrpcService<DerivationGrpc>();
        app.MapGrpcService<ComparisonGrpc>();
        return app;
    }
}
