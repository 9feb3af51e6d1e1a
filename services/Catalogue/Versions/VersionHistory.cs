using OpenGov.Catalogues.Storage;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Versions;

/// <summary>Finds versions of a catalogue: by number, the newest public one, the latest ones.</summary>
public sealed class VersionHistory(IDocuments<CatalogueVersion> versions)
{
    private const int Lately = 4;

    /// <summary>The version with the highest number that was ever public, withdrawn or not; null when none was.</summary>
    public async Task<Stored<CatalogueVersion>?> NewestAsync(string catalogueId, CancellationToken cancellation) => First(
        await versions.QueryAsync(Public(catalogueId) with { Limit = 1 }, cancellation));

    /// <summary>The numbered version if it is or was public; null otherwise, as if it did not exist.</summary>
    public async Task<Stored<CatalogueVersion>?> NumberedAsync(string catalogueId, int number, CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = 1 }.And("slot", DocumentTypes.Slot(catalogueId, number));
        return First(await versions.QueryAsync(query, cancellation)) is { Value.WasPublished: true } found ? found : null;
    }

    /// <summary>The working version; null when there is none.</summary>
    public async Task<Stored<CatalogueVersion>?> WorkingAsync(string catalogueId, CancellationToken cancellation) => First(
        await versions.QueryAsync(new DocumentQuery { Limit = 1 }.And("working", catalogueId), cancellation));

    /// <summary>The working versions of several catalogues, at most 200.</summary>
    public Task<IReadOnlyList<Stored<CatalogueVersion>>> WorkingAsync(
        IReadOnlyCollection<string> catalogueIds, CancellationToken cancellation) =>
        versions.QueryAsync(new DocumentQuery { Limit = 200 }.And("working", KeyRelation.In, catalogueIds), cancellation);

    /// <summary>The latest versions whatever became of them, newest first.</summary>
    public Task<IReadOnlyList<Stored<CatalogueVersion>>> LatestAsync(string catalogueId, CancellationToken cancellation) =>
        versions.QueryAsync(All(catalogueId) with { Limit = Lately }, cancellation);

    /// <summary>What the next draft is opened after.</summary>
    public async Task<History> BeforeDraftAsync(string catalogueId, CancellationToken cancellation)
    {
        var newest = await NewestAsync(catalogueId, cancellation);
        var latest = await LatestAsync(catalogueId, cancellation);
        return new(newest?.Value, [.. latest.Select(version => version.Id)]);
    }

    /// <summary>The question for all versions of a catalogue, newest first.</summary>
    public static DocumentQuery All(string catalogueId) => new DocumentQuery { SortBy = "history", Descending = true }
        .And("history", KeyRelation.StartsWith, DocumentTypes.History(catalogueId));

    /// <summary>The question for the versions of a catalogue that are or were public, highest number first.</summary>
    public static DocumentQuery Public(string catalogueId) => new DocumentQuery { SortBy = "standing", Descending = true }
        .And("standing", KeyRelation.StartsWith, DocumentTypes.Standings(catalogueId));

    private static Stored<CatalogueVersion>? First(IReadOnlyList<Stored<CatalogueVersion>> found) =>
        found is [var first, ..] ? first : null;
}
