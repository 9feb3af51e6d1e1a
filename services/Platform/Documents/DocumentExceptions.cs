namespace OpenGov.Platform.Documents;

/// <summary>A unique key, or the id, is taken.</summary>
/// <param name="key">The key's name; "id" for the id.</param>
public sealed class DuplicateKeyException(string key) : Exception($"the unique key \"{key}\" is taken")
{
    /// <summary>The key's name; "id" for the id.</summary>
    public string Key { get; } = key;
}

/// <summary>The stored revision is not the expected one.</summary>
/// <param name="current">The stored revision; 0 when nothing is stored.</param>
public sealed class StaleDocumentException(long current) : Exception($"the stored revision is {current}")
{
    /// <summary>The stored revision; 0 when nothing is stored.</summary>
    public long Current { get; } = current;
}

/// <summary>A document is larger than an engine may hold.</summary>
/// <param name="bytes">Its size.</param>
/// <param name="limit">The limit.</param>
public sealed class DocumentTooLargeException(long bytes, long limit) : Exception($"{bytes} bytes, at most {limit}")
{
    /// <summary>The limit in bytes.</summary>
    public long Limit { get; } = limit;
}
