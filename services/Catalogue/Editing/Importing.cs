using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Editing;

/// <summary>Replacing all items of a draft by those of a table file: all or nothing.</summary>
public static class Importing
{
    /// <summary>The draft after the import.</summary>
    /// <param name="stored">The draft.</param>
    /// <param name="revision">Its revision that the import was decided from.</param>
    /// <param name="act">Who imports.</param>
    /// <param name="fileName">Name of the file, for the record.</param>
    /// <param name="file">The items of the file.</param>
    /// <param name="newId">The id of a new item at an index of the file.</param>
    public static (CatalogueVersion Next, ImportMerge Merge) Import(
        Stored<CatalogueVersion> stored, long revision, Act act, string fileName, IReadOnlyList<ItemElements> file, Func<int, Guid> newId)
    {
        var merge = Preview(stored, revision, file, newId);
        var next = ItemEdit.RequireSize(stored.Value with { Items = merge.Items });
        return (next.With(act.Step(StepKind.Imported, fileName, ContentDigest.Of(next))), merge);
    }

    /// <summary>What the import would make of the draft's items; the file's may still have errors.</summary>
    /// <param name="stored">The draft.</param>
    /// <param name="revision">Its revision that the import was decided from.</param>
    /// <param name="file">The items of the file.</param>
    /// <param name="newId">The id of a new item at an index of the file.</param>
    public static ImportMerge Preview(Stored<CatalogueVersion> stored, long revision, IReadOnlyList<ItemElements> file, Func<int, Guid> newId)
    {
        StateRules.Require(stored.Value, VersionState.Draft);
        StateRules.RequireRevision(stored, revision);
        return ImportMerge.Of(stored.Value.Items, file, newId);
    }
}
