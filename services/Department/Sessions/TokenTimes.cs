using OpenGov.Departments.Accounts;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Sessions;

/// <summary>How long tokens live.</summary>
public static class TokenTimes
{
    /// <summary>A working day: the longest that any token lives.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(8);

    /// <summary>Time to change a one-time password.</summary>
    public static TimeSpan ForPasswordChange { get; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a token of this account lives: an hour for machines, which need nobody to sign in again.</summary>
    public static TimeSpan Lifetime(Account account) => account switch
    {
        { Kind: AccountKind.Client } => TimeSpan.FromHours(1),
        { OneTimeUntil: not null } => ForPasswordChange,
        _ => Longest,
    };

    /// <summary>When a token is refused because of its age by every service, whatever its clock, in Unix seconds.</summary>
    /// <param name="expiresAt">When it expires.</param>
    public static long Forgotten(DateTimeOffset expiresAt) => (expiresAt + (2 * TokenSettings.Skew)).ToUnixTimeSeconds();
}
