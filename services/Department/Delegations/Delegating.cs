using OpenGov.Departments.Accounts;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Delegations;

/// <summary>The decisions about delegations.</summary>
public static class Delegating
{
    /// <summary>The longest delegation, in days: who is away longer needs a successor.</summary>
    public const int MostDays = 184;

    /// <summary>How many days ahead a delegation may begin.</summary>
    public const int MostAhead = 366;

    private static readonly Role[] Delegable = [Role.Editor, Role.Reviewer, Role.Leader, Role.Office];

    /// <summary>A new delegation.</summary>
    /// <param name="wish">What is to be delegated; its days are checked.</param>
    /// <param name="from">Account of the one who delegates.</param>
    /// <param name="to">Account of the one who is to act; null when there is none.</param>
    /// <exception cref="RequestException">One of them may not.</exception>
    public static Delegation Give(Delegation wish, Account from, Account? to)
    {
        // By the account, not by the token: a role that is held by delegation is not handed on.
        if (!from.Roles.Contains(Role.Leader) && !from.Roles.Contains(Role.Office))
        {
            throw new RequestException(
                Reason.RoleRequired,
                "只有部门负责人和区政府办公室人员可以委托；受委托得到的角色不能再委托。",
                facts: new Dictionary<string, string> { ["required_roles"] = "leader,office" });
        }

        if (to is null || to.Kind != AccountKind.Member || to.OrganisationId != from.OrganisationId)
        {
            throw Refused.NotFound("本单位成员", wish.To);
        }

        if (to.Disabled)
        {
            throw Refused.WrongState("disabled", $"成员“{to.Name}”的账号已停用，不能接受委托。");
        }

        var violations = Problems(wish, from, to).ToList();
        return violations.Count == 0 ? wish with { Roles = Account.Ordered(wish.Roles) } : throw Refused.Invalid(violations);
    }

    /// <summary>The delegation taken back; the first withdrawal stays.</summary>
    /// <param name="delegation">The delegation.</param>
    /// <param name="caller">Who takes it back: either of the two, a leader of the organisation, or an administrator.</param>
    /// <param name="at">Now.</param>
    /// <param name="reason">Why.</param>
    public static Delegation Withdraw(Delegation delegation, Caller caller, DateTimeOffset at, string reason)
    {
        var ours = caller.OrganisationId == delegation.OrganisationId;
        var isOne = caller.Username == delegation.From || caller.Username == delegation.To;
        if (!caller.HasAny(Governance.Administrator) && !(ours && (isOne || caller.HasAny("leader", Governance.Office))))
        {
            throw new RequestException(Reason.NotResponsible, "只有委托双方、本单位负责人和系统管理员可以收回委托。");
        }

        if (delegation.Withdrawal is not null)
        {
            throw Refused.WrongState("withdrawn", "这项委托已经收回。");
        }

        return Days.Day.Of(at) <= delegation.LastDay
            ? delegation with { Withdrawal = new(at, caller.Username, reason) }
            : throw Refused.WrongState("past", "这项委托已经到期，不需要收回。");
    }

    private static IEnumerable<Violation> Problems(Delegation wish, Account from, Account to)
    {
        if (to.Id == from.Id)
        {
            yield return new("delegation.to", "不能委托给自己");
            yield break;
        }

        foreach (var (role, index) in wish.Roles.Select((role, index) => (role, index)))
        {
            var field = $"delegation.roles[{index}]";
            if (!Delegable.Contains(role))
            {
                yield return new(field, "只能委托 ROLE_EDITOR、ROLE_REVIEWER、ROLE_LEADER、ROLE_OFFICE");
            }
            else if (!from.Roles.Contains(role))
            {
                yield return new(field, "您自己没有这个角色，不能委托");
            }
            else if (to.Roles.Contains(role))
            {
                yield return new(field, $"“{to.Name}”自己已有这个角色，不需要委托");
            }
        }
    }
}
