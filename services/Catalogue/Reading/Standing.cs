using OpenGov.Catalogues.Storage;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Reading;

/// <summary>Which version of a catalogue is current.</summary>
/// <param name="Newest">The highest number that was ever public; 0 when none was.</param>
/// <param name="Current">The same while it is public; 0 when it was withdrawn or nothing ever was.</param>
/// <param name="Key">The version's <c>standing</c> key: any change of what is current makes a larger one appear.</param>
public sealed record Standing(int Newest, int Current, string Key)
{
    /// <summary>Nothing was ever public.</summary>
    public static Standing None { get; } = new(0, 0, "");

    /// <summary>The standing that the newest version gives.</summary>
    public static Standing Of(CatalogueVersion? newest) => newest is null
        ? None
        : new(newest.Number, newest.State == VersionState.Published ? newest.Number : 0, DocumentTypes.Standing(newest));

    /// <summary>The question whether it has changed: by nothing else than a count in an index.</summary>
    public DocumentQuery Changes(string catalogueId) => new DocumentQuery()
        .And("standing", KeyRelation.StartsWith, DocumentTypes.Standings(catalogueId))
        .And("standing", KeyRelation.Above, Key);
}
