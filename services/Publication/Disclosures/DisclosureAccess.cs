using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Disclosures;

/// <summary>
/// Who may record and see what. Those who keep a catalogue record for it; the district office supervises and does not write for others, but
/// its machines do: a government website reports what it shows of every department. The office and its machines see all of their district.
/// </summary>
public sealed class DisclosureAccess(KeeperLookup keepers)
{
    /// <summary>Refuses a caller who may not record for a catalogue.</summary>
    public async Task RequireRecordingAsync(Caller caller, string catalogueId, CancellationToken cancellation)
    {
        if (!(await keepers.OfAsync(catalogueId, cancellation)).Include(caller.OrganisationId)
            && !(caller.IsMachine && await SupervisesAsync(caller, DivisionOf(catalogueId), cancellation)))
        {
            throw NotResponsible(catalogueId);
        }
    }

    /// <summary>Refuses a caller who may not see an occurrence.</summary>
    public async Task RequireSeeingAsync(Caller caller, Disclosure disclosure, CancellationToken cancellation)
    {
        if (caller.OrganisationId != disclosure.OrganisationId
            && !(await keepers.OfAsync(disclosure.CatalogueId, cancellation)).Include(caller.OrganisationId)
            && !await SupervisesAsync(caller, DivisionOf(disclosure.CatalogueId), cancellation))
        {
            throw NotResponsible(disclosure.CatalogueId);
        }
    }

    /// <summary>Whether a caller is told what is due of a catalogue and an organisation.</summary>
    public async Task<bool> MayBeToldAsync(Caller caller, string catalogueId, string organisationId, CancellationToken cancellation) =>
        !caller.IsPublic
        && (caller.OrganisationId == organisationId || await SupervisesAsync(caller, DivisionOf(catalogueId), cancellation));

    /// <summary>The question narrowed to what a caller may see in lists and figures.</summary>
    public async Task<DocumentQuery> VisibleAsync(Caller caller, DocumentQuery query, CancellationToken cancellation) =>
        await SupervisesAsync(caller, caller.Division, cancellation)
            ? query.And("division", KeyRelation.StartsWith, caller.Division)
            : query.And("organisation", caller.OrganisationId);

    private static string DivisionOf(string catalogueId) => CatalogueId.TryParse(catalogueId, out var id) ? id.Division : "";

    private static RequestException NotResponsible(string catalogueId) =>
        new(Reason.NotResponsible, $"您的单位不负责标准目录“{catalogueId}”，不能查看或登记它的公开记录。");

    private async Task<bool> SupervisesAsync(Caller caller, string division, CancellationToken cancellation) =>
        caller.Division.Length > 0 && division.StartsWith(caller.Division, StringComparison.Ordinal)
        && (caller.HasAny("office") || (caller.IsMachine && await keepers.IsOfficeAsync(caller.OrganisationId, cancellation)));
}
