namespace OpenGov.Publications.Snapshots;

/// <summary>
/// Two places that must hold the same content do not. Never retried into silence: what the public sees would not be what was approved,
/// so a person has to look.
/// </summary>
/// <param name="snapshot">The snapshot, "{catalogue}@{number}".</param>
/// <param name="place">Where the other digest stands.</param>
/// <param name="expected">The digest of the event.</param>
/// <param name="found">The other digest.</param>
public sealed class DigestMismatchException(string snapshot, string place, string expected, string found)
    : Exception($"snapshot {snapshot}: the event has digest \"{expected}\", {place} has \"{found}\"");
