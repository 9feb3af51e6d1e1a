namespace OpenGov.Publications.Snapshots;

/// <summary>That a snapshot was taken back from the public (撤回).</summary>
/// <param name="Number">The snapshot.</param>
/// <param name="Reason">Why, for the public.</param>
/// <param name="At">When (UTC).</param>
public sealed record Withdrawal(int Number, string Reason, DateTimeOffset At);
