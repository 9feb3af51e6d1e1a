using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Clients;
using OpenGov.Departments.Days;
using OpenGov.Departments.Delegations;
using OpenGov.Departments.Directory;
using OpenGov.Departments.Domains;
using OpenGov.Departments.Domains.Guidelines;
using OpenGov.Departments.Hosting;
using OpenGov.Departments.Members;
using OpenGov.Departments.Organisations;
using OpenGov.Departments.Organisations.Orphans;
using OpenGov.Departments.Organisations.Reorganising;
using OpenGov.Departments.Oversight;
using OpenGov.Departments.Sessions;
using OpenGov.Departments.Sessions.Attempts;
using OpenGov.Departments.Sessions.External;
using OpenGov.Departments.Sessions.Keys;
using OpenGov.Departments.Sessions.Passwords;
using OpenGov.Departments.Sessions.Revoking;
using OpenGov.Departments.Tasks;
using OpenGov.Departments.Tasks.Exchange;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Identity.Revocation;
using OpenGov.Platform.SelfCheck;
using CatalogueEvent = OpenGov.Contracts.Events.CatalogueEvent;

namespace OpenGov.Departments;

/// <summary>The Department service in a process of its own or beside others.</summary>
public static class DepartmentHosting
{
    /// <summary>Name of the service: of its database, its event log and its part in configuration.</summary>
    public const string Name = "department";

    /// <summary>Registers the service.</summary>
    public static WebApplicationBuilder AddDepartment(this WebApplicationBuilder builder)
    {
        new ServicePart(Name, builder.Services, builder.Configuration)
            .Documents(OrganisationDocument.Type)
            .Documents(Reorganisation.Type)
            .Documents(Orphan.Type)
            .Documents(Guideline.Type)
            .Documents(PublicCatalogue.Type)
            .Documents(DomainDocument.Type)
            .Documents(NotApplicable.Type)
            .Documents(Ledger.Type)
            .Documents(AccountDocument.Type)
            .Documents(AttemptLedger.Type)
            .Documents(SessionDocument.Type)
            .Documents(Delegation.Type)
            .Documents(SigningKey.Type)
            .Events<DepartmentEvent>()
            .SelfChecks<DirectoryReferencesCheck>()
            .Follows<CatalogueEvent, CatalogueSource, CatalogueReaction>()
            .Permissions(DepartmentPermissions.Table);
        builder.Services
            .AddSingleton<PasswordHashing>()
            .AddSingleton<OrganisationCalls>()
            .AddSingleton<PlanDirectory>()
            .AddSingleton<PlanDrafts>()
            .AddSingleton<Affected>()
            .AddSingleton<ReorganisationCalls>()
            .AddSingleton<IDueWork, Reorganiser>()
            .AddSingleton<IDueWork, DomainNameDays>()
            .AddSingleton<IDueWork, GuidelineDays>()
            .AddSingleton<IDueWork, OrphanWatch>()
            .AddSingleton<OrphanMeter>()
            .AddSingleton<OrphanCalls>()
            .AddSingleton<NamingCatalogues>()
            .AddSingleton<PreviewCalls>()
            .AddSingleton<GuidelineProgress>()
            .AddSingleton<GuidelineCalls>()
            .AddHostedService<DayClock>()
            .AddSingleton<MemberCalls>()
            .AddSingleton<ClientCalls>()
            .AddSingleton<DomainCalls>()
            .AddSingleton<DomainNameCalls>()
            .AddServiceClient<CatalogueService.CatalogueServiceClient>("Services:Catalogue")
            .AddServiceClient<SubjectService.SubjectServiceClient>("Services:Catalogue")
            .AddSingleton<PublishedCatalogues>()
            .AddSingleton<ApplicabilityCalls>()
            .AddSingleton<LedgerCommands>()
            .AddSingleton<TaskList>()
            .AddSingleton<TaskCalls>()
            .AddSingleton<TaskImportCalls>()
            .AddSingleton<TaskExport>()
            .AddSingleton<IDueWork, OverdueWatch>()
            .AddSingleton<AttemptLedger>()
            .AddSingleton<AddressAllowance>()
            .AddSingleton<SigningKeys>()
            .AddSingleton<TokenIssuer>()
            .AddSingleton<CredentialCheck>()
            .AddSingleton<DelegationStore>()
            .AddSingleton<DelegationCalls>()
            .AddSingleton<SessionStore>()
            .AddSingleton<SignIn>()
            .AddSingleton<PasswordCalls>()
            .AddSingleton<RevokingCalls>()
            .AddSingleton<StoredRevocations>()
            .AddSingleton<IRevocationSource>(provider => provider.GetRequiredService<StoredRevocations>())
            .AddSingleton<OrganisationGrpc>()
            .AddSingleton<ReorganisationGrpc>()
            .AddSingleton<DomainGrpc>()
            .AddSingleton<TaskGrpc>()
            .AddSingleton<SessionGrpc>()
            .AddSingleton<MemberGrpc>()
            .AddSingleton<ClientGrpc>()
            .AddSingleton<DirectoryGrpc>()
            .AddSingleton<AuditGrpc>()
            .AddSingleton<SelfCheckGrpc>()
            .AddHostedService<FirstAdministrator>();
        if (ExternalSettings.Read(builder.Configuration) is { } external)
        {
            builder.Services.AddSingleton(external).AddSingleton<ExternalIssuer>().AddSingleton(provider => new IssuerKeys(
                external,
                // Redirects are not followed: keys come from the address that is configured, or from none.
                new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
                {
                    Timeout = TimeSpan.FromSeconds(5),
                    MaxResponseContentBufferSize = 1024 * 1024,
                },
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<IssuerKeys>>()));
        }

        return builder;
    }

    /// <summary>Maps the service's RPCs and its token keys.</summary>
    public static WebApplication MapDepartment(this WebApplication app)
    {
        app.MapGrpcService<OrganisationGrpc>();
        app.MapGrpcService<ReorganisationGrpc>();
        app.MapGrpcService<DomainGrpc>();
        app.MapGrpcService<TaskGrpc>();
        app.MapGrpcService<SessionGrpc>();
        app.MapGrpcService<MemberGrpc>();
        app.MapGrpcService<ClientGrpc>();
        app.MapGrpcService<DirectoryGrpc>();
        app.MapGrpcService<AuditGrpc>();
        app.MapGrpcService<SelfCheckGrpc>();
        app.MapTokenKeys();
        app.MapRevokedSessions();
        return app;
    }
}
