namespace OpenGov.Platform.Identity;

/// <summary>Who calls, as the verified token says.</summary>
/// <param name="Username">Sign-in name of a member, or id of a machine client; empty for the public.</param>
/// <param name="OrganisationId">The caller's organisation; empty for the public.</param>
/// <param name="Division">Division code of that organisation; empty for the public.</param>
/// <param name="Roles">Role names as in the contract, in lower case: "editor", "reviewer", "leader", "office", "administrator", "client".</param>
public sealed record Caller(string Username, string OrganisationId, string Division, IReadOnlySet<string> Roles)
{
    /// <summary>A caller without a token.</summary>
    public static Caller Public { get; } = new("", "", "", new HashSet<string>());

    /// <summary>The session of the caller's token; empty for the public and for tokens that belong to none.</summary>
    public string SessionId { get; init; } = "";

    /// <summary>Whether the caller must change the password before anything else.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether the caller has no token.</summary>
    public bool IsPublic => Username.Length == 0;

    /// <summary>Whether the caller has at least one of the roles.</summary>
    public bool HasAny(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }
}
