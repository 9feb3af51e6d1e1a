using OpenGov.Platform.Documents;

namespace OpenGov.Publications.Search;

/// <summary>That the search index was to be built anew: every instance that sees a newer one than it knows does so.</summary>
/// <param name="At">When (UTC).</param>
public sealed record SearchRebuild(DateTimeOffset At)
{
    /// <summary>The documents.</summary>
    public static DocumentType<SearchRebuild> Type { get; } =
        new DocumentType<SearchRebuild>("search-rebuilds", schema: 1).Number("at", rebuild => rebuild.At.ToUnixTimeMilliseconds());
}
