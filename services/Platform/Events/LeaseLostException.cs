namespace OpenGov.Platform.Events;

/// <summary>Another process has taken the lease over; whoever held it stops.</summary>
/// <param name="work">Name of the work.</param>
public sealed class LeaseLostException(string work) : Exception($"the lease for \"{work}\" is held by another process");
