using OpenGov.Departments.Accounts;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Members;

/// <summary>The decisions about members.</summary>
public static class Membership
{
    /// <summary>A new member's account.</summary>
    /// <param name="draft">Checked by <see cref="MemberRules"/>.</param>
    /// <param name="passwordHash">Hash of the first password.</param>
    /// <param name="at">Now.</param>
    public static Account Add(MemberDraft draft, Hidden passwordHash, DateTimeOffset at) => new()
    {
        Id = draft.Username,
        Kind = AccountKind.Member,
        Name = draft.Name,
        OrganisationId = draft.OrganisationId,
        Roles = Account.Ordered(draft.Roles),
        Disabled = draft.Disabled,
        SecretHash = passwordHash,
        CreatedAt = at,
        UpdatedAt = at,
    };

    /// <summary>The account after a change.</summary>
    /// <param name="account">The member.</param>
    /// <param name="change">Checked by <see cref="MemberRules"/>.</param>
    /// <param name="changedBy">User name of the administrator.</param>
    /// <param name="at">Now.</param>
    /// <exception cref="RequestException">Administrators cannot shut themselves out, so there is always one left.</exception>
    public static Account Change(Account account, MemberChange change, string changedBy, DateTimeOffset at)
    {
        var next = account with
        {
            Name = change.Name ?? account.Name,
            Roles = change.Roles is { } roles ? Account.Ordered(roles) : account.Roles,
            Disabled = change.Disabled ?? account.Disabled,
            UpdatedAt = at,
        };
        if (account.Id == changedBy && (next.Disabled || !next.Roles.Contains(Role.Administrator)))
        {
            throw Refused.WrongState("own_account", "不能停用自己的账号，也不能取消自己的系统管理员角色；请由另一位系统管理员操作。");
        }

        // Tokens carry the roles of their day, and must not outlive them.
        return next.Disabled || !next.Roles.SequenceEqual(account.Roles) ? next.WithoutSessions(kept: null, at) : next;
    }
}
