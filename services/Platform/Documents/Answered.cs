namespace OpenGov.Platform.Documents;

/// <summary>A document and the requests that wrote it, as they are known together.</summary>
/// <param name="Document">The document.</param>
/// <param name="Requests">
/// Callers and request ids (<see cref="StoredAnswer.Request"/>) whose answers are kept with it, oldest first, at most 16. Whoever is
/// not among them did not write this revision or one lately before it.
/// </param>
public sealed record Answered<T>(Stored<T> Document, IReadOnlyList<string> Requests) where T : class
{
    /// <summary>What it is after one more write.</summary>
    internal Answered<T> After(Stored<T> next, StoredAnswer? answer) => answer is null
        ? this with { Document = next }
        : new(next, [.. Requests.Skip(Requests.Count + 1 - DocumentRules.AnswersKept), answer.Request]);
}
