using System.Security.Cryptography;
using OpenGov.Departments.Accounts;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Sessions.Passwords;

/// <summary>The decisions about passwords.</summary>
public static class PasswordDecisions
{
    /// <summary>How long a one-time password can be used.</summary>
    public static TimeSpan OneTimeLife { get; } = TimeSpan.FromDays(3);

    /// <summary>A password that nobody chose, without characters that are mistaken for one another when read aloud.</summary>
    public static string Random() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);

    /// <summary>The account with the password that its owner chose; its other sessions are revoked.</summary>
    /// <param name="account">The account.</param>
    /// <param name="verified">Hash that the old password was compared with.</param>
    /// <param name="chosen">Hash of the new one.</param>
    /// <param name="current">The session that changes it; null when it is revoked, or not known.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="RequestException">The password was changed since it was compared.</exception>
    public static Account Change(Account account, Hidden verified, Hidden chosen, Session? current, DateTimeOffset at)
    {
        if (!account.SecretHash.Equals(verified))
        {
            throw WrongOldPassword();
        }

        var goesOn = account.OneTimeUntil is null && current?.IsLive(account, at) == true;
        return (account with { SecretHash = chosen, OneTimeUntil = null, UpdatedAt = at }).WithoutSessions(goesOn ? current!.Id : null, at);
    }

    /// <summary>The account with a one-time password; all its sessions are revoked.</summary>
    /// <param name="account">The member.</param>
    /// <param name="oneTime">Hash of the one-time password.</param>
    /// <param name="by">User name of the administrator.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="RequestException">One's own password is changed, not reset.</exception>
    public static Account Reset(Account account, Hidden oneTime, string by, DateTimeOffset at) => account.Id == by
        ? throw Refused.WrongState("own_account", "不能重置自己的密码；请用原密码修改，忘记时请由另一位系统管理员重置。")
        : (account with { SecretHash = oneTime, OneTimeUntil = at + OneTimeLife, UpdatedAt = at }).WithoutSessions(kept: null, at);

    /// <summary>The refusal of a wrong old password.</summary>
    public static RequestException WrongOldPassword() => Refused.Invalid("oldPassword", "原密码不正确");
}
