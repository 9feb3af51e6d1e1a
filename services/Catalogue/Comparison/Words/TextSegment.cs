namespace OpenGov.Catalogues.Comparison.Words;

/// <summary>What became of a piece of text.</summary>
public enum SegmentKind
{
    /// <summary>In both texts.</summary>
    Equal = 1,

    /// <summary>Only in the earlier text.</summary>
    Deleted = 2,

    /// <summary>Only in the later text.</summary>
    Inserted = 3,
}

/// <summary>A piece of a compared text.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">The piece; never empty.</param>
public readonly record struct TextSegment(SegmentKind Kind, string Text)
{
    /// <summary>The earlier text: everything that was not inserted.</summary>
    public static string Before(IEnumerable<TextSegment> segments) =>
        string.Concat(segments.Where(segment => segment.Kind is not SegmentKind.Inserted).Select(segment => segment.Text));

    /// <summary>The later text: everything that was not deleted.</summary>
    public static string After(IEnumerable<TextSegment> segments) =>
        string.Concat(segments.Where(segment => segment.Kind is not SegmentKind.Deleted).Select(segment => segment.Text));
}
