using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;

namespace OpenGov.Catalogues.Checking;

/// <summary>
/// What items are checked against. Items and this are all that a finding depends on. What a derived item comes from is in the item
/// (<see cref="Items.ItemOrigin.Base"/>): it is compared with what was taken over; what the district changed since is for the rebase.
/// </summary>
/// <param name="Catalogue">The catalogue.</param>
/// <param name="Directory">Organisations and domains as they are now.</param>
/// <param name="Bases">The registry of legal bases as it is now.</param>
/// <param name="Day">Today in Asia/Shanghai.</param>
public sealed record CheckContext(CatalogueId Catalogue, DirectorySnapshot Directory, BasisSnapshot Bases, DateOnly Day)
{
    /// <summary>Whether the directory of the district is known; while it is not, no name can be called unknown.</summary>
    public bool KnowsOrganisations =>
        Directory.Organisations.Any(organisation => organisation.Division.StartsWith(Catalogue.District, StringComparison.Ordinal));
}
