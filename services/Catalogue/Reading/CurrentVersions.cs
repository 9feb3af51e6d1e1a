namespace OpenGov.Catalogues.Reading;

/// <summary>Told of this process's own writes, so that its readers see them at once.</summary>
public sealed class CurrentVersions(Standings standings, PublishedCatalogues published)
{
    /// <summary>A version was published or withdrawn, or a catalogue changed.</summary>
    public void Changed(string catalogueId)
    {
        standings.Changed(catalogueId);
        published.Changed(catalogueId);
    }
}
