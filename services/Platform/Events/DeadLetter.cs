using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>An event of a source that could not be applied and was put aside, so that it blocks no other.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Sequence">Its place in the source's log.</param>
/// <param name="EventId">Its id.</param>
/// <param name="Type">Name of its record.</param>
/// <param name="Json">The event.</param>
/// <param name="Error">What went wrong the last time.</param>
/// <param name="At">When it was put aside (UTC).</param>
public sealed record DeadLetter(string Source, long Sequence, Guid EventId, string Type, string Json, string Error, DateTimeOffset At)
{
    /// <summary>The dead letters of a service.</summary>
    public static readonly DocumentType<DeadLetter> Documents =
        new DocumentType<DeadLetter>("dead-letters", schema: 1).NotAudited().Text("source", letter => letter.Source);
}
