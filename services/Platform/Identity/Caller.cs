using System.Collections.Frozen;

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

    /// <summary>Those of the roles that the caller has by delegation, each with the user name of whose it is.</summary>
    public IReadOnlyDictionary<string, string> ActsFor { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>
    /// Everyone whom an act of the caller counts for: the caller, and those in whose name the caller acts. Rules that keep two acts of
    /// one person apart ask all of them.
    /// </summary>
    public IReadOnlyList<string> Persons => [Username, .. ActsFor.Values.Distinct(StringComparer.Ordinal)];

    /// <summary>What a machine client is registered for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Whether the caller is a machine client, which may do no more than its scopes say.</summary>
    public bool IsMachine => Roles.Count == 1 && Roles.Contains("client");

    /// <summary>Whether the caller must change the password before anything else.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Whether the caller has no token.</summary>
    public bool IsPublic => Username.Length == 0;

    /// <summary>
    /// The caller as it acts where one of these roles is needed: in its own name if it has one of them itself, otherwise in the name of
    /// the one whose role it uses. Before this is known the caller counts for everyone it may act for.
    /// </summary>
    /// <param name="roles">Roles of which one is needed; the first that the caller has counts.</param>
    public Caller Using(params ReadOnlySpan<string> roles)
    {
        if (ActsFor.Count == 0)
        {
            return this;
        }

        string? borrowed = null;
        foreach (var role in roles)
        {
            if (Roles.Contains(role) && !ActsFor.ContainsKey(role))
            {
                return this with { ActsFor = FrozenDictionary<string, string>.Empty };
            }

            borrowed ??= ActsFor.ContainsKey(role) ? role : null;
        }

        return borrowed is null ? this : this with { ActsFor = new Dictionary<string, string> { [borrowed] = ActsFor[borrowed] } };
    }

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
