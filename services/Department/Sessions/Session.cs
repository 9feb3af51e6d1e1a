using System.Security.Cryptography;
using System.Text;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Delegations;

namespace OpenGov.Departments.Sessions;

/// <summary>A sign-in of a member, until its token expires or is revoked.</summary>
public sealed record Session
{
    /// <summary>Most characters of <see cref="UserAgent"/>.</summary>
    public const int MostUserAgent = 200;

    /// <summary>Id, a UUID: "sid" of the token.</summary>
    public required string Id { get; init; }

    /// <summary>User name.</summary>
    public required string Account { get; init; }

    /// <summary><see cref="Account.SessionGeneration"/> of the account as it was read to sign in.</summary>
    public required int Generation { get; init; }

    /// <summary>When it began: whole seconds, as in the token.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When its token expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>IP address that it was opened from; empty when not known.</summary>
    public string Address { get; init; } = "";

    /// <summary>What the program called itself that it was opened with.</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>Roles that its token has by delegation.</summary>
    public IReadOnlyList<ActingRole> ActingRoles { get; init; } = [];

    /// <summary>Its own revocation; null while it has none. It may be revoked with all others of the account as well.</summary>
    public Revocation? Revocation { get; init; }

    /// <summary>A session that begins now. It ends at the latest when the first of the roles that it has by delegation does.</summary>
    public static Session Begin(
        Account account, IReadOnlyList<ActingRole> acting, string address, string userAgent, DateTimeOffset now)
    {
        var began = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        return new()
        {
            Id = Guid.NewGuid().ToString("D"),
            Account = account.Id,
            Generation = account.SessionGeneration,
            BeganAt = began,
            ExpiresAt = acting.Select(role => role.EndsAt).Append(began + TokenTimes.Lifetime(account)).Min(),
            ActingRoles = acting,
            Address = address,
            UserAgent = Printable(userAgent),
        };
    }

    /// <summary>
    /// What stands for a session of a machine client, whose tokens are short and many: one for all of them, until they are revoked.
    /// </summary>
    public static Session OfClient(Account client, DateTimeOffset now)
    {
        var session = Begin(client, [], "", "", now);
        return session with { Id = ClientId(client.Id, client.SessionGeneration) };
    }

    /// <summary>The id of <see cref="OfClient"/>.</summary>
    public static string ClientId(string client, int generation)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"client session\n{client}\n{generation}"));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
    }

    /// <summary>What its token allows: the account's own roles, and those by delegation.</summary>
    public IReadOnlyList<Role> RolesOf(Account account) => [.. account.Roles.Concat(ActingRoles.Select(acting => acting.Role)).Distinct().Order()];

    /// <summary>Whether its token is still accepted.</summary>
    /// <param name="account">The account as it is now.</param>
    /// <param name="now">Now.</param>
    public bool IsLive(Account account, DateTimeOffset now) =>
        Revocation is null && now < ExpiresAt && (Generation == account.SessionGeneration || Id == account.KeptSession);

    /// <summary>The session revoked; the first revocation stays.</summary>
    public Session Revoke(string by, DateTimeOffset at) => Revocation is null ? this with { Revocation = new(at, by) } : this;

    // It is the caller's text, and other people read it in a list.
    private static string Printable(string text) =>
        new([.. text.Where(character => character is >= ' ' and <= '~').Take(MostUserAgent)]);
}

/// <summary>That a session was ended before its time.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did.</param>
public sealed record Revocation(DateTimeOffset At, string By);
