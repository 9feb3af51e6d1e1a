using OpenGov.Catalogues.Register;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Responsibility;

/// <summary>Who keeps a catalogue, as the directory says now.</summary>
/// <param name="Catalogue">The catalogue.</param>
/// <param name="Responsible">The lead department, or the street itself; empty when none is known.</param>
/// <param name="Joining">Departments that join in keeping it.</param>
public sealed record Keepers(CatalogueId Catalogue, string Responsible, IReadOnlyList<string> Joining)
{
    /// <summary>Whether the caller works for the responsible organisation.</summary>
    public bool IsResponsible(Caller caller) => caller.OrganisationId.Length > 0 && caller.OrganisationId == Responsible;

    /// <summary>Whether the caller works for the responsible or a joining organisation.</summary>
    public bool Include(Caller caller) =>
        IsResponsible(caller) || (caller.OrganisationId.Length > 0 && Joining.Contains(caller.OrganisationId));

    /// <summary>Whether the caller is the government office of the catalogue's district, which supervises (domain.md §5).</summary>
    public bool AreSupervisedBy(Caller caller) => caller.HasAny("office") && caller.Division == Catalogue.District;
}
