using System.Globalization;
using OpenGov.Departments.Input;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Domains;

/// <summary>What a domain and its assignment may look like; the contract's field comments state the same.</summary>
public static class DomainRules
{
    private const int MostAliases = 20;
    private const int MostJoining = 20;

    /// <summary>Checks a new domain.</summary>
    public static void Check(InputCheck check, DomainDraft draft)
    {
        check.When(draft.Code.Length > 0, () => check.Domain("domain.code", draft.Code));
        check.Text("domain.name", draft.Name, 1, 40);
        check.Texts("domain.aliases", draft.Aliases, MostAliases, 40);
    }

    /// <summary>The code after the largest one.</summary>
    /// <param name="last">The largest one.</param>
    /// <exception cref="RequestException">There is none.</exception>
    public static string Next(string last) => int.Parse(last, CultureInfo.InvariantCulture) + 1 is <= 99 and var next
        ? next.ToString("00", CultureInfo.InvariantCulture)
        : throw Refused.TooLarge("领域代码最多到 99，已经用完。", 99);

    /// <summary>Checks the form of an assignment; whether the organisations exist is for <see cref="Responsibility"/>.</summary>
    public static void CheckAssignment(InputCheck check, string code, string lead, IReadOnlyList<string> joining)
    {
        check.Domain("code", code);
        check.Organisation("leadOrganisationId", lead);
        check.Require(joining.Count <= MostJoining, "joiningOrganisationIds", $"最多 {MostJoining} 个，现有 {joining.Count} 个");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, index) in joining.Take(MostJoining).Select((id, index) => (id, index)))
        {
            var field = $"joiningOrganisationIds[{index}]";
            check.Organisation(field, id);
            check.Require(id != lead || id.Length == 0, field, "牵头单位不必再列为会签单位");
            check.Require(seen.Add(id), field, "重复，每个单位只能出现一次");
        }
    }
}
