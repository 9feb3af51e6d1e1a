using OpenGov.Departments.Accounts;
using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;

namespace OpenGov.Departments.Members;

/// <summary>What a member may look like; the contract's field comments state the same.</summary>
public static class MemberRules
{
    /// <summary>Least characters of a password.</summary>
    public const int LeastPassword = 8;

    /// <summary>Most characters of a password.</summary>
    public const int MostPassword = 128;

    /// <summary>Checks a new member.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="draft">The member.</param>
    /// <param name="namedOrganisation">The organisation named inside the member; empty when left out.</param>
    /// <param name="password">First password.</param>
    public static void Check(InputCheck check, MemberDraft draft, string namedOrganisation, string password)
    {
        check.Organisation("organisationId", draft.OrganisationId);
        check.Require(
            namedOrganisation.Length == 0 || namedOrganisation == draft.OrganisationId,
            "member.organisationId",
            "与 organisationId 不一致；可以留空");
        check.Account("member.username", draft.Username);
        CheckName(check, draft.Name);
        CheckRoles(check, draft.Roles, draft.OrganisationId);
        check.Require(
            password.EnumerateRunes().Count() is >= LeastPassword and <= MostPassword,
            "password",
            $"必填，{LeastPassword}–{MostPassword} 个字符");
    }

    /// <summary>Checks that the organisation still is: nobody joins one that was dissolved.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="organisation">The new member's; null for the system's own, which always is.</param>
    public static void CheckStanding(InputCheck check, Organisation? organisation)
    {
        if (organisation is { DissolvedOn: { } day })
        {
            check.Add("organisationId", $"“{organisation.Name}”已于 {day.Written()} 撤销，请在接管其职责的机构中添加");
        }
    }

    /// <summary>Checks a change.</summary>
    public static void Check(InputCheck check, MemberChange change, string organisationId)
    {
        if (change.Name is { } name)
        {
            CheckName(check, name);
        }

        if (change.Roles is { } roles)
        {
            CheckRoles(check, roles, organisationId);
        }
    }

    private static void CheckName(InputCheck check, string name) => check.Text("member.name", name, 1, 40);

    private static void CheckRoles(InputCheck check, IReadOnlyList<Role> roles, string organisationId)
    {
        const string Allowed = "ROLE_EDITOR、ROLE_REVIEWER、ROLE_LEADER、ROLE_OFFICE、ROLE_ADMINISTRATOR";
        check.Require(roles.Count > 0, "member.roles", $"至少一个角色，可以是 {Allowed}");
        foreach (var (role, index) in roles.Take(20).Select((role, index) => (role, index)))
        {
            if (!Enum.IsDefined(role))
            {
                check.Add($"member.roles[{index}]", $"没有这种角色，可以是 {Allowed}");
            }
            else if (role == Role.Client)
            {
                check.Add($"member.roles[{index}]", "ROLE_CLIENT 只用于接口接入，请改用接口接入登记");
            }
            else if (organisationId == OrganisationRules.SystemId && role != Role.Administrator)
            {
                check.Add($"member.roles[{index}]", $"“{OrganisationRules.SystemId}”的成员只能是系统管理员（ROLE_ADMINISTRATOR）");
            }
        }
    }
}
