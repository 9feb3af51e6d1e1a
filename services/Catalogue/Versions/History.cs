namespace OpenGov.Catalogues.Versions;

/// <summary>What a draft is opened after.</summary>
/// <param name="Newest">The version with the highest number that was ever public; null when none was.</param>
/// <param name="Ended">Ids of the latest versions, newest first.</param>
public sealed record History(CatalogueVersion? Newest, IReadOnlyList<string> Ended)
{
    /// <summary>No version was ever opened.</summary>
    public static History Nothing { get; } = new(null, []);
}
