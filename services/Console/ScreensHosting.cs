using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Grpc;
using OpenGov.Screens.Administering;
using OpenGov.Screens.Editing;
using OpenGov.Screens.Layout;
using OpenGov.Screens.Portal;
using OpenGov.Screens.Session;
using OpenGov.Screens.Staff;

namespace OpenGov.Screens;

/// <summary>The screens: a gRPC client of the three services and nothing more.</summary>
public static class ScreensHosting
{
    private const string PublicPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    // Attributes of style are how components place what they draw; a style sheet or script still comes from here or not at all.
    private const string StaffPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self' data:; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Registers the screens.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="defaultKeys">Folder of the cookies' keys where the setting Screens:Keys names none; null forgets them with the process.</param>
    public static void AddConsole(this WebApplicationBuilder builder, string? defaultKeys = null)
    {
        builder.WebHost.UseStaticWebAssets();
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddBootstrapBlazor();
        // Pages are read as source too: Chinese text stays text instead of becoming character references.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.AddStaffCookies(defaultKeys);
        services.AddScoped<PublicReading>().AddScoped<StaffSession>().AddScoped<OrganisationNames>().AddScoped<CatalogueListing>().AddScoped<OversightReading>();
        services.AddSingleton<EditingRoom>().AddSingleton<CookieHandover>();
        services.AddServiceClient<PublicationService.PublicationServiceClient>("Services:Publication");
        services.AddServiceClient<OpenDataService.OpenDataServiceClient>("Services:Publication");
        services.AddServiceClient<DisclosureService.DisclosureServiceClient>("Services:Publication");
        services.AddServiceClient<DomainService.DomainServiceClient>("Services:Department");
        services.AddServiceClient<OrganisationService.OrganisationServiceClient>("Services:Department");
        services.AddServiceClient<SessionService.SessionServiceClient>("Services:Department");
        services.AddServiceClient<CatalogueService.CatalogueServiceClient>("Services:Catalogue");
        services.AddServiceClient<DraftService.DraftServiceClient>("Services:Catalogue");
        services.AddServiceClient<ReviewService.ReviewServiceClient>("Services:Catalogue");
        services.AddServiceClient<DerivationService.DerivationServiceClient>("Services:Catalogue");
        services.AddServiceClient<ElementService.ElementServiceClient>("Services:Catalogue");
        services.AddServiceClient<CoverageService.CoverageServiceClient>("Services:Catalogue");
        services.AddServiceClient<BasisService.BasisServiceClient>("Services:Catalogue");
        services.AddServiceClient<TaskService.TaskServiceClient>("Services:Department");
        services.AddServiceClient<MemberService.MemberServiceClient>("Services:Department");
        services.AddServiceClient<ClientService.ClientServiceClient>("Services:Department");
        services.AddServiceClient<ChannelService.ChannelServiceClient>("Services:Publication");
        services.AddServiceClient<OpenGov.Contracts.Department.V1.AuditService.AuditServiceClient>("Services:Department");
        services.AddServiceClient<OpenGov.Contracts.Catalogue.V1.AuditService.AuditServiceClient>("Services:Catalogue");
        services.AddServiceClient<OpenGov.Contracts.Publication.V1.AuditService.AuditServiceClient>("Services:Publication");
        services.AddServiceClient<OpenGov.Contracts.Department.V1.SelfCheckService.SelfCheckServiceClient>("Services:Department");
        services.AddServiceClient<OpenGov.Contracts.Catalogue.V1.SelfCheckService.SelfCheckServiceClient>("Services:Catalogue");
        services.AddServiceClient<OpenGov.Contracts.Publication.V1.SelfCheckService.SelfCheckServiceClient>("Services:Publication");
        services.AddServiceClient<ComparisonService.ComparisonServiceClient>("Services:Catalogue");
        services.AddServiceClient<ExchangeService.ExchangeServiceClient>("Services:Catalogue");
    }

    /// <summary>Maps the pages.</summary>
    public static void MapConsole(this WebApplication app)
    {
        var chinese = CultureInfo.GetCultureInfo("zh-CN");
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(StaffCookies.StaffPath) || context.Request.Path.StartsWithSegments("/_blazor"),
            staff => staff.UseRequestLocalization(new RequestLocalizationOptions
            {
                DefaultRequestCulture = new RequestCulture(chinese),
                SupportedCultures = [chinese],
                SupportedUICultures = [chinese],
            }));
        app.UseStaffCookies();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/portal.css", () => Results.Stream(
            typeof(ScreensHosting).Assembly.GetManifestResourceStream("portal.css")!, "text/css; charset=utf-8"));
        app.MapSessions();
        app.MapStaffFiles();
        app.MapPublicFiles();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .Finally(page =>
            {
                var show = page.RequestDelegate!;
                page.RequestDelegate = async context =>
                {
                    context.Response.Headers.ContentSecurityPolicy =
                        context.Request.Path.StartsWithSegments(StaffCookies.StaffPath) ? StaffPolicy : PublicPolicy;
                    context.Response.Headers.XContentTypeOptions = "nosniff";
                    try
                    {
                        await show(context);
                    }
                    catch (Exception e) when (FaultPage.Tells(e) && !context.Response.HasStarted)
                    {
                        await FaultPage.WriteAsync(context, e);
                    }
                };
            });
    }
}
