using Microsoft.Extensions.Hosting;

namespace OpenGov.Platform.Identity.Revocation;

/// <summary>
/// Reads the list of revoked sessions again and again: asking is cheap, needs no connection that could hang unnoticed, and holds for any
/// number of processes. A revoked session is known everywhere after <see cref="Interval"/> and the time of one answer.
/// </summary>
internal sealed class RevocationFollower(RevokedSessions revoked, TimeProvider time) : BackgroundService
{
    /// <summary>Time between two readings.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await revoked.Wanted.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken);
            await revoked.ReadAsync(stoppingToken);
        }
    }
}
