using System.Globalization;
using System.Security.Claims;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication.Cookies;
using OpenGov.Contracts.Department.V1;
using OpenGov.Platform.Identity;

namespace OpenGov.Screens.Session;

/// <summary>Who is signed in at the screens.</summary>
/// <param name="Username">User name.</param>
/// <param name="Name">The person's name.</param>
/// <param name="OrganisationId">The person's organisation.</param>
/// <param name="Roles">What the person may do there.</param>
/// <param name="MustChangePassword">Whether nothing else is allowed before the password is changed.</param>
/// <param name="Token">Sent with every call.</param>
/// <param name="Until">When the token stops being accepted.</param>
/// <param name="Address">From where the member signed in; empty when it is not known.</param>
public sealed record StaffMember(
    string Username, string Name, string OrganisationId, IReadOnlySet<Role> Roles, bool MustChangePassword, string Token, DateTimeOffset Until,
    string Address)
{
    private const string Organisation = "organisation", AccessToken = "access_token", ChangePassword = "change_password", Expiry = "until", From = "address";

    /// <summary>Whoever the Department service let in.</summary>
    /// <param name="answer">Its answer.</param>
    /// <param name="address">From where the member signed in.</param>
    public static StaffMember Of(SignInResponse answer, string address) => new(
        answer.Me.Username,
        answer.Me.Name,
        answer.Me.OrganisationId,
        answer.Me.Roles.ToHashSet(),
        answer.Me.MustChangePassword,
        answer.AccessToken,
        answer.ExpireTime.ToDateTimeOffset(),
        address);

    /// <summary>What goes with every call: whose it is, and where that person sits. The services would otherwise see only this console.</summary>
    public Metadata Headers => Calling(Address, Token);

    /// <summary>What goes with a call from an address.</summary>
    /// <param name="address">The person's address; empty when it is not known.</param>
    /// <param name="token">The person's token; empty before signing in.</param>
    public static Metadata Calling(string address, string token = "")
    {
        var headers = new Metadata();
        if (token.Length > 0)
        {
            headers.Add("authorization", "Bearer " + token);
        }

        if (address.Length > 0)
        {
            headers.Add(CallerAddress.Header, address);
        }

        return headers;
    }

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
            DateTimeOffset.Parse(user.FindFirst(Expiry)!.Value, CultureInfo.InvariantCulture),
            user.FindFirst(From)!.Value);

    /// <summary>What the cookie holds.</summary>
    public ClaimsPrincipal ToPrincipal()
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, Username),
            new(ClaimTypes.Name, Name),
            new(Organisation, OrganisationId),
            new(AccessToken, Token),
            new(From, Address),
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
