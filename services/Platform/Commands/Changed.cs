using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Commands;

/// <summary>What a decision makes of a document.</summary>
/// <param name="Next">The document after the change.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="Answer">The answer to the caller, made from the document as it will be stored.</param>
public sealed record Changed<T, TAnswer>(T Next, IReadOnlyList<ServiceEvent> Events, Func<Stored<T>, TAnswer> Answer) where T : class;
