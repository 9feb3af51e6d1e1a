using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;

namespace OpenGov.Screens.Session;

/// <summary>
/// The cookie that keeps a member signed in at the screens: it holds the token of the Department service, encrypted, and is of no use
/// anywhere else. Scripts cannot read it and other sites cannot send it.
/// </summary>
internal static class StaffCookies
{
    /// <summary>Folder of the keys that encrypt it; replicas share one. Without it everybody signs in again after a restart.</summary>
    public const string KeysSetting = "Screens:Keys";

    /// <summary>Where members sign in.</summary>
    public const string SignInPath = "/login";

    /// <summary>Every page that needs a member is below it.</summary>
    public const string StaffPath = "/staff";

    public static void AddStaffCookies(this WebApplicationBuilder builder, string? defaultKeys)
    {
        var keys = builder.Configuration[KeysSetting] is { Length: > 0 } folder ? folder : defaultKeys;
        var protection = builder.Services.AddDataProtection().SetApplicationName("OpenGov.Screens");
        if (keys is null)
        {
            protection.UseEphemeralDataProtectionProvider();
        }
        else
        {
            protection.PersistKeysToFileSystem(new(keys));
        }

        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "staff";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = cookie.AccessDeniedPath = SignInPath;
            cookie.ReturnUrlParameter = "to";
            // The token inside tells when it ends; a longer cookie would only carry a dead one.
            cookie.SlidingExpiration = false;
        });
        builder.Services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "form";
            form.Cookie.HttpOnly = true;
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            form.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<AntiforgeryStateProvider, FormTokens>();
        builder.Services.AddAuthorization();
        builder.Services.AddCascadingAuthenticationState();
    }

    /// <summary>Reads the cookie where pages of members are served; nowhere else, since it would cost every call.</summary>
    public static void UseStaffCookies(this WebApplication app)
    {
        var proxies = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto };
        proxies.KnownIPNetworks.Clear();
        proxies.KnownProxies.Clear();
        app.UseWhen(
        context => context.Request.Path.StartsWithSegments(StaffPath) || context.Request.Path.StartsWithSegments(SignInPath)
            || context.Request.Path.StartsWithSegments("/_blazor"),
        staff => staff
            // Behind a proxy that ends TLS the cookie must still be for TLS only. Who lies about it locks only the own cookie.
            .UseForwardedHeaders(proxies)
            .UseAuthentication()
            .UseAuthorization());
    }
}
