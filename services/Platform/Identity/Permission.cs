namespace OpenGov.Platform.Identity;

/// <summary>Who may call an RPC at all. What the caller may do to a particular document is decided by the domain.</summary>
public sealed record Permission
{
    private Permission(bool isPublic, IReadOnlyList<string> roles)
    {
        IsPublic = isPublic;
        Roles = roles;
    }

    /// <summary>Everyone, without a token. A token that is sent must be valid all the same.</summary>
    public static Permission Public { get; } = new(true, []);

    /// <summary>Everyone with a valid token.</summary>
    public static Permission SignedIn { get; } = new(false, []);

    /// <summary>Whether no token is needed.</summary>
    public bool IsPublic { get; }

    /// <summary>Roles of which the caller needs at least one; empty means any.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>Callers with at least one of the roles.</summary>
    public static Permission AnyOf(params string[] roles) => new(false, roles);
}
