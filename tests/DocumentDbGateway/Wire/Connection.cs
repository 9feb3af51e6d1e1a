namespace OpenGov.Testing.DocumentDbGateway.Wire;

/// <summary>A client's connection.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="LocalAddress">The address the client reached us at: the only member of the replica set we claim to be.</param>
internal sealed record Connection(int Number, string LocalAddress);
