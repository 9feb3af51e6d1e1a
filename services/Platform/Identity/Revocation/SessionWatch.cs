namespace OpenGov.Platform.Identity.Revocation;

/// <summary>Tells something that runs under a session, such as an open stream, that the session is revoked.</summary>
public sealed class SessionWatch : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly Action<SessionWatch> done;

    internal SessionWatch(string sessionId, Action<SessionWatch> done)
    {
        SessionId = sessionId;
        this.done = done;
        // Kept apart from the source, which may be disposed of while the list is being gone through.
        Revoked = source.Token;
    }

    /// <summary>The session.</summary>
    public string SessionId { get; }

    /// <summary>Cancelled when the session is revoked.</summary>
    public CancellationToken Revoked { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        done(this);
        source.Dispose();
    }

    internal void Revoke()
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // What ran under the session has just ended by itself.
        }
    }
}
