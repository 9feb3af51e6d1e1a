using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Organisations;

/// <summary>Which organisations a caller may govern: the district office those of its own district, an administrator all.</summary>
public static class Governance
{
    /// <summary>Role name of the district office.</summary>
    public const string Office = "office";

    /// <summary>Role name of administrators.</summary>
    public const string Administrator = "administrator";

    /// <summary>Whether the caller is the district office of this division.</summary>
    public static bool IsOfficeOf(this Caller caller, string division) =>
        caller.HasAny(Office) && caller.Division.Length == 6 && division.StartsWith(caller.Division, StringComparison.Ordinal);

    /// <summary>Refuses a caller who is neither an administrator nor the office of the district.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="division">Division of the organisation in question.</param>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>.</exception>
    public static void RequireGoverns(this Caller caller, string division)
    {
        if (!caller.HasAny(Administrator) && !caller.IsOfficeOf(division))
        {
            throw new RequestException(
                Reason.NotResponsible, $"行政区划 {division} 不属于本区，区政府办公室只能管理本区的机构；如有疑问请联系系统管理员。");
        }
    }
}
