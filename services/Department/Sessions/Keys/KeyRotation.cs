namespace OpenGov.Departments.Sessions.Keys;

/// <summary>When keys change. Pure: from the stored keys and the time to what has to be written next.</summary>
public static class KeyRotation
{
    /// <summary>How long a key signs.</summary>
    public static TimeSpan SigningTime { get; } = TimeSpan.FromDays(90);

    /// <summary>How long a key is published before it signs: longer than anyone keeps a copy of the published keys.</summary>
    public static TimeSpan PublishedBefore { get; } = TimeSpan.FromDays(1);

    /// <summary>How long a key is published after it signed: longer than any token lives.</summary>
    public static TimeSpan PublishedAfter { get; } = TimeSpan.FromDays(1);

    /// <summary>The next write that is due; null when none is. One at a time, so that a crash in between does no harm.</summary>
    /// <param name="keys">The stored keys.</param>
    /// <param name="now">Now.</param>
    /// <returns>The key as it must be stored; new when its id is not among <paramref name="keys"/>.</returns>
    public static SigningKey? Due(IReadOnlyList<SigningKey> keys, DateTimeOffset now)
    {
        var active = keys.FirstOrDefault(key => key.State == SigningKeyState.Active);
        var next = keys.FirstOrDefault(key => key.State == SigningKeyState.Next);
        if (active is null)
        {
            return next is null ? SigningKey.Generate(SigningKeyState.Active, now) : next with { State = SigningKeyState.Active, Since = now };
        }

        if (next is null)
        {
            return now - active.Since >= SigningTime - PublishedBefore ? SigningKey.Generate(SigningKeyState.Next, now) : null;
        }

        return now - active.Since >= SigningTime && now - next.Since >= PublishedBefore
            ? active with { State = SigningKeyState.Retired, Since = now }
            : null;
    }

    /// <summary>The keys that verify tokens now.</summary>
    public static IEnumerable<SigningKey> Published(IEnumerable<SigningKey> keys, DateTimeOffset now) =>
        keys.Where(key => key.State != SigningKeyState.Retired || now - key.Since < PublishedAfter);
}
