using OpenGov.Departments.Days;
using OpenGov.Departments.Input;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>What a reorganisation may look like; the contract's field comments state the same.</summary>
public static class ReorganisationRules
{
    private const int MostOrganisations = 20;
    private const int MostDomains = 99;
    private const int MostUsernames = 500;

    /// <summary>Checks the form of the lists of a merger.</summary>
    public static void CheckPredecessors(InputCheck check, string successor, IReadOnlyList<string> predecessors)
    {
        CheckCount(check, "predecessorIds", predecessors.Count);
        CheckEach(check, "predecessorIds", predecessors, check.Organisation, id => id != successor, "接收机构不能同时是被合并的机构");
    }

    /// <summary>Checks the form of the parts of a split.</summary>
    public static void CheckParts(InputCheck check, Reorganisation plan)
    {
        CheckCount(check, "parts", plan.Parts.Count);
        foreach (var (index, part) in plan.Parts.Take(MostOrganisations).Index())
        {
            check.Organisation($"parts[{index}].organisationId", part.OrganisationId);
            check.Require(part.OrganisationId != plan.OrganisationId, $"parts[{index}].organisationId", "不能是被分设的机构自己");
            check.Require(part.DomainCodes.Count <= MostDomains, $"parts[{index}].domainCodes", $"最多 {MostDomains} 个");
            check.Require(part.Usernames.Count <= MostUsernames, $"parts[{index}].usernames", $"最多 {MostUsernames} 个");
        }

        CheckOnce(check, plan, "organisationId", part => [part.OrganisationId]);
        CheckOnce(check, plan, "domainCodes", part => part.DomainCodes);
        CheckOnce(check, plan, "usernames", part => part.Usernames);
        check.Require(
            plan.Dissolves ? plan.Parts.Any(part => part.OrganisationId == plan.MainSuccessorId) : plan.MainSuccessorId.Length == 0,
            "mainSuccessorId",
            plan.Dissolves ? "原机构撤销时必填，且必须是 parts 中的一个机构" : "只有原机构撤销（dissolves）时才填写");
        check.Require(plan.Dissolves || !plan.MembersStay, "membersStay", "只有原机构撤销（dissolves）时才填写");
    }

    /// <summary>Checks the reason.</summary>
    public static void CheckReason(InputCheck check, string reason) => check.Text("reason", reason, 1, 500);

    /// <summary>Checks that a new name begins after the present one did.</summary>
    public static void CheckRenaming(InputCheck check, NameHistory present, DateOnly on)
    {
        check.Require(present.From is null || on > present.From, "effectiveOn", $"必须晚于现用名称的启用日期 {present.From.Written()}");
        check.Require(present.Former.Count < NameHistory.Most, "id", $"最多记录 {NameHistory.Most} 个曾用名称");
    }

    private static void CheckCount(InputCheck check, string field, int count) =>
        check.Require(count is >= 1 and <= MostOrganisations, field, $"必填，1–{MostOrganisations} 个，现有 {count} 个");

    private static void CheckEach(
        InputCheck check, string field, IReadOnlyList<string> values, Action<string, string> form, Func<string, bool> holds, string otherwise)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, value) in values.Take(MostOrganisations).Index())
        {
            form($"{field}[{index}]", value);
            check.Require(holds(value), $"{field}[{index}]", otherwise);
            check.Require(seen.Add(value), $"{field}[{index}]", "重复，每个只能出现一次");
        }
    }

    private static void CheckOnce(InputCheck check, Reorganisation plan, string field, Func<SplitPart, IReadOnlyList<string>> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, part) in plan.Parts.Take(MostOrganisations).Index())
        {
            check.Require(values(part).All(seen.Add), $"parts[{index}].{field}", "重复，每个只能归一个机构");
        }
    }
}
