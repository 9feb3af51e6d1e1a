namespace OpenGov.Departments.Sessions.Attempts;

/// <summary>
/// Failed sign-ins of one account in a row. It is stored, so that a restart or another replica knows of it. Locking is always for a
/// time: nobody, least of all the administrator, can be shut out for ever by someone who guesses.
/// </summary>
/// <param name="Count">Failures in a row.</param>
/// <param name="LastAt">When the last one was.</param>
/// <param name="LockedUntil">Until when the account is locked; null when it is not.</param>
public sealed record FailedAttempts(int Count, DateTimeOffset LastAt, DateTimeOffset? LockedUntil)
{
    /// <summary>Failures in a row that lock an account.</summary>
    public const int Most = 5;

    /// <summary>How long an account is locked, and after how long failures are forgotten.</summary>
    public static TimeSpan LockTime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>No failures.</summary>
    public static FailedAttempts None { get; } = new(0, DateTimeOffset.MinValue, null);

    /// <summary>Whether there is nothing to remember.</summary>
    public bool IsNone => Count == 0;

    /// <summary>How long the account stays locked; zero when it is not. Attempts during that time are not counted and do not prolong it.</summary>
    public TimeSpan LockedFor(DateTimeOffset now) => LockedUntil > now ? LockedUntil.Value - now : TimeSpan.Zero;

    /// <summary>The state after one more failure.</summary>
    public FailedAttempts AfterFailure(DateTimeOffset now)
    {
        var forgotten = LockedUntil is not null || now - LastAt > LockTime;
        var count = forgotten ? 1 : Count + 1;
        return new(count, now, count >= Most ? now + LockTime : null);
    }
}
