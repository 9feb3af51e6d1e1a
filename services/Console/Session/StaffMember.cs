using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using OpenGov.Contracts.Department.V1;

namespace OpenGov.Screens.Session;

/// <summary>Who is signed in at the screens.</summary>
/// <param name="Username">User name.</param>
/// <param name="Name">The person's name.</param>
/// <param name="OrganisationId">The person's organisation.</param>
/// <param name="Roles">What the person may do there.</param>
/// <param name="MustChangePassword">Whether nothing else is allowed before the password is changed.</param>
/// <param name="Token">Sent with every call.</param>
/// <param name="Until">When the token stops being accepted.</param>
public sealed record StaffMember(
    string Username, string Name, string OrganisationId, IReadOnlySet<Role> Roles, bool MustChangePassword, string Token, DateTimeOffset Until)
{
    private const string Organisation = "organisation", AccessToken = "access_token", ChangePassword = "change_password", Expiry = "until";

    /// <summary>Whoever the Department service let in.</summary>
    public static StaffMember Of(SignInResponse answer) => new(
        answer.Me.Username,
        answer.Me.Name,
        answer.Me.OrganisationId,
        answer.Me.Roles.ToHashSet(),
        answer.Me.MustChangePassword,
        answer.AccessToken,
        answer.ExpireTime.ToDateTimeOffset());

    /// <summary>Who the cookie names; null for nobody.</summary>
    public static StaffMember? Of(ClaimsPrincipal user) => user.FindFirst(AccessToken) is not { } token
        ? null
        : new(
            user.FindFirst(ClaimTypes.NameIdentifier)!.Value,
            user.FindFirst(ClaimTypes.Name)!.Value,
            user.FindFirst(Organisation)!.Value,
            user.FindAll(ClaimTypes.Role).Select(role => Enum.Parse<Role>(role.Value)).ToHashSet(),
            user.FindFirst(ChangePassword) is not null,
            token.Value,
            DateTimeOffset.Parse(user.FindFirst(Expiry)!.Value, CultureInfo.InvariantCulture));

    /// <summary>What the cookie holds.</summary>
    public ClaimsPrincipal ToPrincipal()
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, Username),
            new(ClaimTypes.Name, Name),
            new(Organisation, OrganisationId),
            new(AccessToken, Token),
            new(Expiry, Until.ToString("O", CultureInfo.InvariantCulture)),
            .. Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ];
        if (MustChangePassword)
        {
            claims.Add(new(ChangePassword, ""));
        }

        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
