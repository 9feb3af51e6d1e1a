using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>How far a work has come in a log.</summary>
/// <param name="Sequence">Last sequence done; 0 when none.</param>
public sealed record EventCursor(long Sequence)
{
    /// <summary>The cursors of a service; the id is the name of the work.</summary>
    public static readonly DocumentType<EventCursor> Type = new DocumentType<EventCursor>("cursors", schema: 1).NotAudited();

    /// <summary>The publisher's work.</summary>
    public const string Publishing = "publish";

    /// <summary>The work of a follower.</summary>
    /// <param name="source">Name of the source.</param>
    public static string Following(string source) => "follow-" + source;
}
