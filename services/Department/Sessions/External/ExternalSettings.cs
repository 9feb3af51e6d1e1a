namespace OpenGov.Departments.Sessions.External;

/// <summary>The external issuer (OpenID Connect) whose people sign in here; none is configured by default.</summary>
/// <param name="Issuer">"iss" of its tokens, and where its discovery document is; <c>Identity__External__Issuer</c>.</param>
/// <param name="Audience">"aud" of tokens that are meant for this system: its client id there; <c>Identity__External__Audience</c>.</param>
/// <param name="MemberClaim">Claim that holds a member's user name; <c>Identity__External__MemberClaim</c>, "preferred_username" by default.</param>
/// <param name="Only">
/// Whether members sign in there only; <c>Identity__External__Only</c>. Administrators keep their passwords, so that a fault over there
/// shuts nobody out who could mend it.
/// </param>
public sealed record ExternalSettings(string Issuer, string Audience, string MemberClaim, bool Only)
{
    private const string Section = "Identity:External:";

    /// <summary>The settings of this process; null when no issuer is configured.</summary>
    /// <exception cref="InvalidOperationException">They do not go together; the message names the key.</exception>
    public static ExternalSettings? Read(IConfiguration configuration)
    {
        if (configuration[Section + "Issuer"] is not { Length: > 0 } issuer)
        {
            return configuration[Section + "Audience"] is null && configuration[Section + "Only"] is null
                ? null
                : throw new InvalidOperationException("Identity__External__Issuer: 未设置 (must be set, since other settings of it are)");
        }

        if (!IsSafe(new Uri(issuer)))
        {
            throw new InvalidOperationException($"Identity__External__Issuer = \"{issuer}\": 必须是 https 地址 (must be https)");
        }

        return configuration[Section + "Audience"] is { Length: > 0 } audience
            ? new(
                issuer,
                audience,
                configuration[Section + "MemberClaim"] ?? "preferred_username",
                configuration.GetValue(Section + "Only", false))
            : throw new InvalidOperationException("Identity__External__Audience: 必填，本系统在外部身份提供方登记的标识 (must be set)");
    }

    /// <summary>Whether what is read from an address can be trusted: https, or this machine.</summary>
    public static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
