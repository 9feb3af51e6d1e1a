namespace OpenGov.Publications.Disclosures;

/// <summary>Who keeps a catalogue.</summary>
/// <param name="Responsible">The organisation that is responsible for it; empty when the catalogue is not known.</param>
/// <param name="Joining">Those that join in keeping it.</param>
public sealed record CatalogueKeepers(string Responsible, IReadOnlyList<string> Joining)
{
    /// <summary>Whether an organisation is one of them.</summary>
    public bool Include(string organisationId) =>
        organisationId.Length > 0 && (organisationId == Responsible || Joining.Contains(organisationId));
}
