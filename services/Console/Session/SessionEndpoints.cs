using Grpc.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using OpenGov.Contracts.Department.V1;
using OpenGov.Platform.Errors;

namespace OpenGov.Screens.Session;

/// <summary>What an open page cannot do because it sets a cookie: signing out, and in again.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this WebApplication app)
    {
        app.MapPost(StaffCookies.SignInPath + "/renewal", RenewAsync);
        app.MapPost(StaffCookies.SignInPath + "/end", SignOutAsync);
    }

    /// <summary>An address of ours below the members' pages; anything else would lead to a stranger.</summary>
    public static string SafeTarget(string? to) =>
        to is not null && (to == StaffCookies.StaffPath || to.StartsWith(StaffCookies.StaffPath + "/", StringComparison.Ordinal))
            && !to.Contains("//", StringComparison.Ordinal) && !to.Contains('\\')
            ? to
            : StaffCookies.StaffPath;

    /// <summary>Sets the cookie.</summary>
    public static Task SignInAsync(HttpContext context, StaffMember member) => context.SignInAsync(
        member.ToPrincipal(), new() { IsPersistent = false, ExpiresUtc = member.Until });

    private static async Task<IResult> RenewAsync([FromForm] string? code, HttpContext context, CookieHandover handover)
    {
        if (handover.Take(code ?? "") is not { } member)
        {
            return Results.NotFound();
        }

        await SignInAsync(context, member);
        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery forms, SessionService.SessionServiceClient sessions)
    {
        // It takes nothing from the form, so the framework would not look at the form's token.
        if (!await forms.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        if (StaffMember.Of(context.User) is { } member)
        {
            await context.SignOutAsync();
            try
            {
                await sessions.SignOutAsync(new(), member.Headers, cancellationToken: context.RequestAborted);
            }
            catch (Exception e) when (e is RpcException or RequestException)
            {
                // The cookie is gone; a session that the service could not be told of ends by itself.
            }
        }

        return Results.LocalRedirect(StaffCookies.SignInPath + "?left=1");
    }
}
