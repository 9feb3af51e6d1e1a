using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;
using OpenGov.Platform.SelfCheck;
using OpenGov.Publications.Attributes;
using OpenGov.Publications.Channels;
using OpenGov.Publications.Compliance;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Disclosures;
using OpenGov.Publications.Following;
using OpenGov.Publications.OpenData;
using OpenGov.Publications.Oversight;
using OpenGov.Publications.Proofs;
using OpenGov.Publications.Reading;
using OpenGov.Publications.Search;
using OpenGov.Publications.Site;
using OpenGov.Publications.Snapshots;
using CatalogueEvent = OpenGov.Contracts.Events.CatalogueEvent;

namespace OpenGov.Publications;

/// <summary>The Publication service: what is public. It follows the Catalogue service and answers everyone.</summary>
public static class PublicationHosting
{
    /// <summary>Registers the service.</summary>
    public static WebApplicationBuilder AddPublication(this WebApplicationBuilder builder)
    {
        builder.Services.AddServiceClient<CatalogueService.CatalogueServiceClient>("Services:Catalogue");
        builder.Services.AddServiceClient<ElementService.ElementServiceClient>("Services:Catalogue");
        builder.Services.AddServiceClient<OrganisationService.OrganisationServiceClient>("Services:Department");
        builder.Services.AddSingleton<CatalogueVersions>();
        builder.Services.AddSingleton<CalendarRegistry>();
        builder.Services.AddSingleton<DeadlineDesk>();
        builder.Services.AddSingleton<PublicItems>();
        builder.Services.AddSingleton<NewsFeed>();
        builder.Services.AddSingleton<PublicationRegister>();
        builder.Services.AddSingleton<PublicationReader>();
        builder.Services.AddSingleton<SnapshotKeys>();
        builder.Services.AddSingleton<ProofWriter>();
        builder.Services.AddSingleton<ProofReader>();
        builder.Services.AddHostedService<MissingProofs>();
        builder.Services.AddSingleton<SearchIndexing>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SearchIndexing>());
        builder.Services.AddSingleton<SearchDesk>();
        builder.Services.AddHostedService<SiteWriting>();
        builder.Services.AddSingleton(provider => new WebhookSender(builder.Configuration, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<WebhookDeliveries>();
        builder.Services.AddSingleton<WebhookDesk>();
        builder.Services.AddHostedService<WebhookClock>();
        builder.Services.AddSingleton<KeeperLookup>();
        builder.Services.AddSingleton<DisclosureAccess>();
        builder.Services.AddSingleton<DisclosureDesk>();
        builder.Services.AddSingleton<DisclosureReader>();
        builder.Services.AddSingleton<DisclosureRecomputing>();
        builder.Services.AddSingleton<DisclosureExpecting>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DisclosureExpecting>());
        builder.Services.AddSingleton<ComplianceDesk>();
        builder.Services.AddSingleton<AttributeDesk>();
        builder.Services.AddSingleton<AttributeReader>();

        new ServicePart("publication", builder.Services, builder.Configuration)
            .Documents(SnapshotDocuments.Publications)
            .Documents(SnapshotDocuments.Snapshots)
            .Documents(SnapshotDocuments.Contents)
            .Documents(SnapshotProof.Type)
            .Documents(SnapshotKey.Type)
            .Documents(SearchRebuild.Type)
            .Documents(CalendarRegistry.Type)
            .Documents(DisclosureDocuments.Disclosures)
            .Documents(DisclosureDocuments.Photos)
            .Documents(AttributeDocuments.Attributes)
            .Documents(WebhookDocuments.Webhooks)
            .Documents(WebhookDocuments.Deliveries)
            .Events<PublicationEvent>()
            .Follows<CatalogueEvent, CatalogueSource, CatalogueReaction>()
            .SelfChecks<SnapshotsCheck>()
            .SelfChecks<PublishedVersionsCheck>()
            .SelfChecks<ProofsCheck>()
            .SelfChecks<SearchCheck>()
            .Permissions(PublicationPermissions.Lines);
        return builder;
    }

    /// <summary>Maps the service's RPCs.</summary>
    public static WebApplication MapPublication(this WebApplication app)
    {
        app.MapGrpcService<PublicationGrpc>();
        app.MapGrpcService<DisclosureGrpc>();
        app.MapGrpcService<CalendarGrpc>();
        app.MapGrpcService<OpenDataGrpc>();
        app.MapGrpcService<ChannelGrpc>();
        app.MapGrpcService<AuditGrpc>();
        app.MapGrpcService<SelfCheckGrpc>();
        return app;
    }
}
