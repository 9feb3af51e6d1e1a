using OpenGov.Contracts.Events;
using OpenGov.Platform.Audit;

namespace OpenGov.Platform.Documents;

/// <summary>
/// What is written with a document in the same atomic write: events that the relay will log and publish, and the answer of the
/// request, so that repeating the request finds it.
/// </summary>
/// <param name="Events">Events, in order.</param>
/// <param name="Answer">The answer; null when the write is not made by a request.</param>
public sealed record Attached(IReadOnlyList<ServiceEvent> Events, StoredAnswer? Answer = null)
{
    /// <summary>
    /// Records of the audit trail that are not about this write, which is recorded by itself: refusals, on their way to the chain.
    /// </summary>
    internal IReadOnlyList<AuditRecord> Records { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static Attached Nothing { get; } = new([]);
}

/// <summary>The first answer to a request, kept with the document that the request wrote.</summary>
/// <param name="Request">Caller and request id.</param>
/// <param name="Question">Hash of the RPC name and the request, to tell a repetition from a reuse of the id.</param>
/// <param name="Bytes">The answer, serialised.</param>
public sealed record StoredAnswer(string Request, string Question, byte[] Bytes);
