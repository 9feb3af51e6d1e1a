namespace OpenGov.Platform.Identity;

/// <summary>What stands in a token. Department issues tokens with these claims; an external issuer must do so too.</summary>
public static class TokenClaims
{
    /// <summary>Sign-in name of a member, or id of a machine client.</summary>
    public const string Username = "sub";

    /// <summary>Id of the caller's organisation; may be missing.</summary>
    public const string Organisation = "org";

    /// <summary>Division code of that organisation; may be missing.</summary>
    public const string Division = "division";

    /// <summary>Array of role names in lower case: "editor", "reviewer", "leader", "office", "administrator", "client".</summary>
    public const string Roles = "roles";

    /// <summary>
    /// Id of the session that the token belongs to; a token of a revoked session is refused. Tokens of an external issuer may lack it:
    /// they cannot be revoked, they only expire.
    /// </summary>
    public const string Session = "sid";

    /// <summary>True when the caller must change the password before anything else; missing otherwise.</summary>
    public const string MustChangePassword = "must_change_password";

    /// <summary>
    /// Array of "role:user name", missing when there are none: each of these roles the caller has by delegation, and acts in that
    /// person's name where no role of the caller's own would do.
    /// </summary>
    public const string ActsFor = "acts_for";

    /// <summary>Array of scopes of a machine client; missing means the usual ones.</summary>
    public const string Scopes = "scopes";

    /// <summary>The only signature algorithm that is accepted: ECDSA on P-256 with SHA-256.</summary>
    public const string Algorithm = "ES256";

    /// <summary>Issuer ("iss") unless <c>Identity__Issuer</c> says otherwise.</summary>
    public const string DefaultIssuer = "opengov-department";

    /// <summary>Audience ("aud") unless <c>Identity__Audience</c> says otherwise.</summary>
    public const string DefaultAudience = "opengov";
}
