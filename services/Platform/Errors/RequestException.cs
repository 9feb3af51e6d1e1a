namespace OpenGov.Platform.Errors;

/// <summary>
/// A call that is refused for a reason the caller can act on. Domain code throws it; the gRPC edge turns it into a
/// google.rpc.Status. Anything else that escapes is a fault of ours and becomes INTERNAL without its text.
/// </summary>
public sealed class RequestException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="reason">Stable reason for programs.</param>
    /// <param name="message">Chinese sentence that tells a clerk what is wrong and what to do.</param>
    /// <param name="violations">For wrong input and broken rules: each field, cell or item.</param>
    /// <param name="facts">Facts for programs, as the reason promises them.</param>
    public RequestException(
        Reason reason,
        string message,
        IReadOnlyList<Violation>? violations = null,
        IReadOnlyDictionary<string, string>? facts = null)
        : base(message)
    {
        Reason = reason;
        Violations = violations ?? [];
        Facts = facts ?? new Dictionary<string, string>();
    }

    /// <summary>Stable reason for programs.</summary>
    public Reason Reason { get; }

    /// <summary>Each wrong field, cell or item; empty for other reasons.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>Facts for programs.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; }
}
