using Grpc.Core;
using Microsoft.Extensions.Hosting;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Identity.Revocation;

namespace OpenGov.Platform.Grpc;

/// <summary>
/// Streams can outlive what they were opened with. They end with UNAVAILABLE when the process stops, and with UNAUTHENTICATED when the
/// token expires or its session is revoked; the text says how to go on.
/// </summary>
internal sealed class StreamEnds(IHostApplicationLifetime lifetime, RevokedSessions revoked, TimeProvider time)
{
    // Timers cannot run longer; a token that lives longer is looked at again then.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(20);

    public async Task RunAsync<TResponse>(
        ServerCallContext context,
        IServerStreamWriter<TResponse> writer,
        Func<IServerStreamWriter<TResponse>, ServerCallContext, Task> stream)
    {
        var http = context.GetHttpContext();
        var token = http.Admitted();
        using var expiry = token is null ? null : new CancellationTokenSource(Remaining(token), time);
        using var session = revoked.Watch(token?.Caller.SessionId ?? "");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            [context.CancellationToken, lifetime.ApplicationStopping, expiry?.Token ?? CancellationToken.None, session.Revoked]);
        try
        {
            await stream(new EndingWriter<TResponse>(writer, ending.Token), new EndingContext(context, http, ending.Token));
            // A handler may take the end of its token as a wish to stop and return quietly; the caller must still learn why.
            ThrowIfEnded(context, expiry, session);
        }
        catch (Exception e) when (e is OperationCanceledException && ending.IsCancellationRequested)
        {
            ThrowIfEnded(context, expiry, session);
            throw;
        }
    }

    private TimeSpan Remaining(VerifiedToken token)
    {
        var remaining = token.ExpiresAt + TokenSettings.Skew - time.GetUtcNow();
        return remaining < TimeSpan.Zero ? TimeSpan.Zero : remaining > LongestTimer ? LongestTimer : remaining;
    }

    private void ThrowIfEnded(ServerCallContext context, CancellationTokenSource? expiry, SessionWatch session)
    {
        if (context.CancellationToken.IsCancellationRequested)
        {
            return;
        }

        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RequestException(Reason.Unavailable, "服务正在停止，请重新连接，并从已收到的最后一个序号的下一个继续（from_sequence）。");
        }

        if (session.Revoked.IsCancellationRequested)
        {
            throw RefusedCaller.Revoked();
        }

        if (expiry?.IsCancellationRequested == true)
        {
            throw new RequestException(
                Reason.Unauthenticated, "登录已过期，请重新登录，并从已收到的最后一个序号的下一个继续（from_sequence）。");
        }
    }
}
