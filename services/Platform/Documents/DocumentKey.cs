namespace OpenGov.Platform.Documents;

/// <summary>A value computed from a document and stored beside it to filter, sort and stay unique by.</summary>
/// <param name="Name">Name: a–z.</param>
/// <param name="Value">Computes it: a string, a long or null.</param>
/// <param name="IsUnique">Whether at most one document may have the same value.</param>
/// <param name="IsNumber">Whether it is a long instead of a string.</param>
public sealed record DocumentKey<T>(string Name, Func<T, object?> Value, bool IsUnique, bool IsNumber);
