using OpenGov.Departments.Organisations;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Tasks;

/// <summary>Which ledgers a caller may see and keep: those of the own district; an administrator may see all.</summary>
internal static class LedgerAccess
{
    /// <summary>The district asked for; the caller's when none is.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>: another district's.</exception>
    public static string DistrictFor(this Caller caller, string division)
    {
        if (division.Length > 0 && !MaySee(caller, division))
        {
            throw new RequestException(Reason.NotResponsible, "只能查看本区的工作台账。");
        }

        return division.Length > 0 || caller.Division.Length < 6 ? division : Organisation.DistrictOf(caller.Division);
    }

    /// <summary>Whether the caller may see a district's ledgers.</summary>
    public static bool MaySee(Caller caller, string division) =>
        caller.HasAny(Governance.Administrator) || caller.Division.StartsWith(division, StringComparison.Ordinal);

    /// <summary>Refuses who is not the district's office.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotResponsible"/>.</exception>
    public static void RequireKeeps(this Caller caller, string division)
    {
        if (!caller.IsOfficeOf(division))
        {
            throw new RequestException(Reason.NotResponsible, "工作台账由本区的区政府办公室管理。");
        }
    }

    /// <summary>The ledger of a task that the caller may see. Of others it is not told whether they exist.</summary>
    public static async Task<(Stored<Ledger> Ledger, LedgerTask Task)> FindTaskAsync(
        this IDocuments<Ledger> ledgers, string id, Caller caller, CancellationToken cancellation)
    {
        var (ledger, number) = Ledger.ReadTaskId(id) ?? throw Missing(id);
        if (!MaySee(caller, ledger[..6])) throw Missing(id);
        var stored = await ledgers.FindAsync(ledger, cancellation) ?? throw Missing(id);
        return (stored, stored.Value.Find(number) ?? throw Missing(id));
    }

    /// <summary>The refusal of a task that is not there, or not for the caller.</summary>
    public static RequestException Missing(string id) => Refused.NotFound("任务", id);
}
