using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Comparison;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Coverage;
using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Exchange.Export;
using OpenGov.Catalogues.Exchange.Mappings;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Oversight;
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
using OpenGov.Platform.SelfCheck;

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
            .Documents(DocumentTypes.NotApplicable)
            .Documents(DocumentTypes.ImportMappings)
            .Documents(DocumentTypes.LegalBases)
            .Documents(DocumentTypes.Citations)
            .Documents(DocumentTypes.BasisCitations)
            .Documents(DocumentTypes.Progress)
            .Events<CatalogueEvent>()
            .Follows<DepartmentEvent, DirectorySource, DirectoryReaction>()
            .Follows<CatalogueEvent, OwnLogSource, UpstreamReaction>()
            .Follows<CatalogueEvent, BasisSource, BasisReaction>()
            .Follows<CatalogueEvent, CoverageSource, CoverageReaction>()
            .SelfChecks<VersionNumbersCheck>()
            .SelfChecks<ContentDigestsCheck>()
            .SelfChecks<ReferencesCheck>()
            .SelfChecks<DerivedItemsCheck>()
            .SelfChecks<DecidersCheck>()
            .Permissions(CataloguePermissions.Table);
        builder.Services
            .AddServiceClient<DirectoryService.DirectoryServiceClient>("Services:Department")
            .AddServiceClient<OrganisationService.OrganisationServiceClient>("Services:Department")
            .AddSingleton(SettingsCheck.Required(() => ReviewSettings.From(builder.Configuration)))
            .AddSingleton<DirectoryCopy>()
            .AddSingleton<BasisRegistry>()
            .AddSingleton<BasisList>()
            .AddSingleton<CitationIndex>()
            .AddSingleton<CitationList>()
            .AddSingleton<BasisWorkList>()
            .AddSingleton<BasisGrpc>()
            .AddSingleton<CoverageGrpc>()
            .AddSingleton<BasisDays>()
            .AddHostedService(provider => provider.GetRequiredService<BasisDays>())
            .AddSingleton<CatalogueCalls>()
            .AddSingleton<CatalogueHeads>()
            .AddSingleton<VersionHistory>()
            .AddSingleton<WorkingVersions>()
            .AddSingleton<Standings>()
            .AddSingleton<PublishedCatalogues>()
            .AddSingleton<IReadyAnswers, ReadyCatalogues>()
            .AddSingleton<CurrentVersions>()
            .AddSingleton<CatalogueReader>()
            .AddSingleton<CatalogueList>()
            .AddSingleton<ReadableVersions>()
            .AddSingleton<VersionReader>()
            .AddSingleton<SubjectItems>()
            .AddSingleton<SubjectGrpc>()
            .AddSingleton<CatalogueWatch>()
            .AddSingleton<DraftOpening>()
            .AddSingleton<DraftImport>()
            .AddSingleton<DraftChecks>()
            .AddSingleton<DraftCheckCommands>()
            .AddSingleton<ImportMappings>()
            .AddSingleton<Withdrawal>()
            .AddSingleton<ReviewChanges>()
            .AddSingleton<SecondLooks>()
            .AddSingleton<PendingReviews>()
            .AddSingleton<ScheduleMeter>()
            .AddSingleton<DueVersions>()
            .AddHostedService<PublishClock>()
            .AddSingleton<UpstreamItems>()
            .AddSingleton<UpstreamSteps>()
            .AddSingleton<UpstreamComparison>()
            .AddSingleton<UpstreamChanges>()
            .AddSingleton<Followers>()
            .AddSingleton<DeriveCommand>()
            .AddSingleton<BatchDerivation>()
            .AddSingleton<DraftTakeOver>()
            .AddSingleton<DraftRebase>()
            .AddSingleton<DraftImpact>()
            .AddSingleton<CatalogueGrpc>()
            .AddSingleton<DraftGrpc>()
            .AddSingleton<ImportGrpc>()
            .AddSingleton<ReviewGrpc>()
            .AddSingleton<DerivationGrpc>()
            .AddSingleton<ElementGrpc>()
            .AddSingleton<ComparisonGrpc>()
            .AddSingleton<AuditGrpc>()
            .AddSingleton<SelfCheckGrpc>()
            .AddSingleton<ExchangeGrpc>();
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
        app.MapGrpcService<ElementGrpc>();
        app.MapGrpcService<ComparisonGrpc>();
        app.MapGrpcService<BasisGrpc>();
        app.MapGrpcService<SubjectGrpc>();
        app.MapGrpcService<CoverageGrpc>();
        app.MapGrpcService<ExchangeGrpc>();
        app.MapGrpcService<AuditGrpc>();
        app.MapGrpcService<SelfCheckGrpc>();
        return app;
    }
}
