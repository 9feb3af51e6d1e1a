using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Grpc;
using OpenGov.Screens.Layout;
using OpenGov.Screens.Portal;

namespace OpenGov.Screens;

/// <summary>The screens: a gRPC client of the three services and nothing more.</summary>
public static class ScreensHosting
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Registers the screens.</summary>
    public static void AddConsole(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        // Pages are read as source too: Chinese text stays text instead of becoming character references.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // The public pages keep nothing on the visitor's side, so keys need not outlive the process.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddScoped<PublicReading>();
        builder.Services.AddServiceClient<PublicationService.PublicationServiceClient>("Services:Publication");
        builder.Services.AddServiceClient<DomainService.DomainServiceClient>("Services:Department");
        builder.Services.AddServiceClient<OrganisationService.OrganisationServiceClient>("Services:Department");
    }

    /// <summary>Maps the pages.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapGet("/portal.css", () => Results.Stream(
            typeof(ScreensHosting).Assembly.GetManifestResourceStream("portal.css")!, "text/css; charset=utf-8"));
        app.MapRazorComponents<App>().Finally(page =>
        {
            var show = page.RequestDelegate!;
            page.RequestDelegate = context =>
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
                context.Response.Headers.XContentTypeOptions = "nosniff";
                return show(context);
            };
        });
    }
}
