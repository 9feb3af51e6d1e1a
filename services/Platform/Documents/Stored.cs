namespace OpenGov.Platform.Documents;

/// <summary>A document as it is stored.</summary>
/// <param name="Id">Its id, 1–200 characters.</param>
/// <param name="Revision">Raised by every accepted write, from 1; the concurrency token.</param>
/// <param name="Value">The content.</param>
public sealed record Stored<T>(string Id, long Revision, T Value) where T : class;
