using System.Text.Json.Serialization;

namespace OpenGov.Departments.Accounts;

/// <summary>
/// Someone or something that can sign in. People and machines share one collection, so that a name in a token, an audit line or a
/// stored request means one of them only.
/// </summary>
public sealed record Account
{
    /// <summary>User name or client id; the document's id.</summary>
    public required string Id { get; init; }

    /// <summary>Person or machine.</summary>
    public required AccountKind Kind { get; init; }

    /// <summary>The person's name, or what the machine is used for.</summary>
    public required string Name { get; init; }

    /// <summary>The organisation it works for.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>What it may do there, in the order of the contract.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>A disabled account cannot sign in.</summary>
    public bool Disabled { get; init; }

    /// <summary>Hash of the password or secret.</summary>
    public required Hidden SecretHash { get; init; }

    /// <summary>What a machine client may do: names of scopes; null for one registered before there were any.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The secret of a machine client before the present one, while it works; null when there is none.</summary>
    public FormerSecret? FormerSecret { get; init; }

    /// <summary>Until when the password can be used, to be changed and for nothing else; null for one that its owner chose.</summary>
    public DateTimeOffset? OneTimeUntil { get; init; }

    /// <summary>Raised when all sessions are revoked: a session of an earlier generation is none any more.</summary>
    public int SessionGeneration { get; init; }

    /// <summary>When that last happened.</summary>
    public DateTimeOffset? SessionsRevokedAt { get; init; }

    /// <summary>The one session that went on when that last happened; null when none did.</summary>
    public string? KeptSession { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The account with all its sessions revoked, in the same write as whatever is the reason.</summary>
    /// <param name="kept">A session that goes on; null for none.</param>
    /// <param name="at">Now.</param>
    public Account WithoutSessions(string? kept, DateTimeOffset at) => this with
    {
        SessionGeneration = SessionGeneration + 1,
        SessionsRevokedAt = at,
        KeptSession = kept,
    };

    /// <summary>The roles in the order of the contract, each once.</summary>
    public static IReadOnlyList<Role> Ordered(IEnumerable<Role> roles) => [.. roles.Distinct().Order()];
}

/// <summary>A secret that still works for a time after another has taken its place.</summary>
/// <param name="Hash">Its hash.</param>
/// <param name="ExpiresAt">When it stops working.</param>
public sealed record FormerSecret(Hidden Hash, DateTimeOffset ExpiresAt);

/// <summary>What signs in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountKind>))]
public enum AccountKind
{
    /// <summary>A person, by password.</summary>
    Member = 1,

    /// <summary>A machine, by secret.</summary>
    Client = 2,
}
