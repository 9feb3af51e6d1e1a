using System.Security.Cryptography;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.SelfCheck;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Proofs;

/// <summary>
/// Signs, after the start, what became public before there were proofs: every snapshot with a table, oldest first. Later there is
/// nothing left to do, because a snapshot becomes public only with its proof.
/// </summary>
internal sealed class MissingProofs(
    IDocuments<Publication> publications,
    IDocuments<Snapshot> snapshots,
    IDocuments<SnapshotContent> contents,
    ProofWriter writer,
    TimeProvider clock,
    ILogger<MissingProofs> logger) : BackgroundService
{
    private const int Page = 200;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SignAsync(stoppingToken);
                return;
            }
            catch (Exception e) when (e is RequestException or CryptographicException)
            {
                logger.LogWarning("Snapshots without proof cannot be signed now: {Fault}", e.Message);
                await Task.Delay(RetryAfter, clock, stoppingToken);
            }
        }
    }

    private async Task SignAsync(CancellationToken cancellation)
    {
        await foreach (var publication in publications.ReadAllAsync(Page, cancellation))
        {
            for (var number = 1; number <= publication.Value.Last; number++)
            {
                var id = Snapshot.IdOf(publication.Id, number);
                if (await snapshots.FindAsync(id, cancellation) is { } snapshot && await contents.FindAsync(id, cancellation) is { } content)
                {
                    await writer.WriteAsync(snapshot.Value, content.Value, cancellation);
                }
            }
        }
    }
}
