using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Organisations;

/// <summary>What an organisation may look like; the contract's field comments state the same.</summary>
public static class OrganisationRules
{
    /// <summary>Id that stands for the system itself: administrators belong to it, and it is no organisation of the directory.</summary>
    public const string SystemId = "system";

    /// <summary>The kinds, for refusals.</summary>
    internal const string AllowedKinds =
        "只能是 ORGANISATION_KIND_OFFICE、_DEPARTMENT、_STREET、_TOWN、_INSTITUTION 之一";

    private const int MostAliases = 20;

    /// <summary>Checks a new organisation.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="draft">The organisation.</param>
    public static void Check(InputCheck check, OrganisationDraft draft)
    {
        check.Organisation("organisation.id", draft.Id);
        check.Require(draft.Id != SystemId, "organisation.id", $"“{SystemId}”由系统保留，请使用其他标识");
        check.Division("organisation.division", draft.Division);
        if (!Enum.IsDefined(draft.Kind))
        {
            check.Add("organisation.kind", "必填，" + AllowedKinds);
        }
        else if (Identifier.IsDivision(draft.Division))
        {
            CheckPlace(check, draft);
        }

        CheckName(check, draft.Name);
        CheckFullName(check, draft.FullName);
        CheckAliases(check, draft.Aliases);
    }

    /// <summary>Checks a short name.</summary>
    public static void CheckName(InputCheck check, string name) => check.Text("organisation.name", name, 1, 60);

    /// <summary>Checks a formal name.</summary>
    public static void CheckFullName(InputCheck check, string fullName) => check.Text("organisation.fullName", fullName, 0, 100);

    /// <summary>Checks other names.</summary>
    public static void CheckAliases(InputCheck check, IReadOnlyList<string> aliases) =>
        check.Texts("organisation.aliases", aliases, MostAliases, 100);

    /// <summary>Refuses to change what is no more.</summary>
    /// <exception cref="RequestException"><see cref="Reason.WrongState"/>.</exception>
    public static void RequireStanding(Organisation organisation)
    {
        if (organisation.DissolvedOn is { } day)
        {
            throw Refused.WrongState("DISSOLVED", $"“{organisation.Name}”已于 {day.Written()} 撤销，不能再修改。");
        }
    }

    // A street or town is found by its division code everywhere, so its id is that code.
    private static void CheckPlace(InputCheck check, OrganisationDraft draft)
    {
        if (draft.Kind is OrganisationKind.Street or OrganisationKind.Town)
        {
            check.Require(draft.Division.Length == 9, "organisation.division", "街道和镇使用 9 位行政区划代码，例如 610116001");
            check.Require(draft.Id == draft.Division, "organisation.id", "街道和镇以其行政区划代码为标识，例如 610116001");
        }
        else if (draft.Kind is not OrganisationKind.Institution)
        {
            check.Require(draft.Division.Length == 6, "organisation.division", "区政府办公室和部门使用 6 位行政区划代码，例如 610116");
        }
    }
}
