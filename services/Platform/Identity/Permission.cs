namespace OpenGov.Platform.Identity;

/// <summary>Who may call an RPC at all. What the caller may do to a particular document is decided by the domain.</summary>
public sealed record Permission
{
    private Permission(bool isPublic, IReadOnlyList<string> roles, bool isOfOwnAccount = false)
    {
        IsPublic = isPublic;
        Roles = roles;
        IsOfOwnAccount = isOfOwnAccount;
    }

    /// <summary>Everyone, without a token. A token that is sent must be valid all the same.</summary>
    public static Permission Public { get; } = new(true, []);

    /// <summary>Everyone with a valid token.</summary>
    public static Permission SignedIn { get; } = new(false, []);

    /// <summary>Everyone with a valid token, for what concerns the caller's own account: also while the password must be changed first.</summary>
    public static Permission OwnAccount { get; } = new(false, [], isOfOwnAccount: true);

    /// <summary>Whether it holds also for a caller who must change the password before anything else.</summary>
    public bool IsOfOwnAccount { get; }

    /// <summary>Whether no token is needed.</summary>
    public bool IsPublic { get; }

    /// <summary>Roles of which the caller needs at least one; empty means any.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>Callers with at least one of the roles.</summary>
    public static Permission AnyOf(params string[] roles) => new(false, roles);
}
