using OpenGov.Platform.Documents;
using OpenGov.Publications.Proofs;

namespace OpenGov.Publications.Snapshots;

/// <summary>
/// Writes what becomes public, in an order that a crash cannot hurt: the table, then the snapshot, then its proof, then the publication.
/// Only the last write shows the snapshot to anybody; of the others the first attempt's stays.
/// </summary>
public sealed class PublicationRegister(
    IDocuments<Publication> publications,
    IDocuments<Snapshot> snapshots,
    IDocuments<SnapshotContent> contents,
    ProofWriter proofs,
    TimeProvider clock)
{
    private const int Attempts = 32;

    /// <summary>Keeps a snapshot and makes it the current one, unless a newer one is or it was taken back.</summary>
    /// <exception cref="DigestMismatchException">Another content is stored under this number.</exception>
    public async Task ReleaseAsync(Snapshot snapshot, SnapshotContent content, CancellationToken cancellation)
    {
        var kept = await KeepAsync(contents, snapshot.DocumentId, content, cancellation);
        Agree(snapshot, "the stored table", kept.Digest);
        await proofs.WriteAsync(await KeepAsync(snapshot, cancellation), kept, cancellation);
        await ChangeAsync(
            snapshot.CatalogueId, publication => publication.Release(snapshot, Guid.NewGuid(), clock.GetUtcNow()), cancellation);
    }

    /// <summary>Keeps that a snapshot was taken back; the snapshot itself need not be known.</summary>
    /// <exception cref="DigestMismatchException">Another content is stored under this number.</exception>
    public async Task WithdrawAsync(Snapshot snapshot, Withdrawal withdrawal, CancellationToken cancellation)
    {
        await KeepAsync(snapshot, cancellation);
        await ChangeAsync(
            snapshot.CatalogueId, publication => publication.Withdraw(snapshot, withdrawal, Guid.NewGuid(), clock.GetUtcNow()), cancellation);
    }

    private static void Agree(Snapshot snapshot, string place, string digest)
    {
        if (digest != snapshot.Digest)
        {
            throw new DigestMismatchException(snapshot.DocumentId, place, snapshot.Digest, digest);
        }
    }

    private static async Task<T> KeepAsync<T>(IDocuments<T> documents, string id, T value, CancellationToken cancellation)
        where T : class
    {
        if (await documents.FindAsync(id, cancellation) is { } stored)
        {
            return stored.Value;
        }

        try
        {
            return (await documents.InsertAsync(id, value, Attached.Nothing, cancellation)).Value;
        }
        catch (DuplicateKeyException)
        {
            // Another process applies the same event.
            return (await documents.FindAsync(id, cancellation))?.Value ?? throw new InvalidOperationException($"{id} is taken and yet not there");
        }
    }

    private async Task<Snapshot> KeepAsync(Snapshot snapshot, CancellationToken cancellation)
    {
        var kept = await KeepAsync(snapshots, snapshot.DocumentId, snapshot, cancellation);
        Agree(snapshot, "the stored snapshot", kept.Digest);
        return kept;
    }

    private async Task ChangeAsync(string id, Func<Publication, PublicationChange?> decide, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stored = await publications.FindAsync(id, cancellation);
            if (decide(stored?.Value ?? Publication.Of(id)) is not { } change)
            {
                return;
            }

            var attached = change.Happened is { } happened ? new Attached([happened]) : Attached.Nothing;
            try
            {
                await (stored is null
                    ? publications.InsertAsync(id, change.Next, attached, cancellation)
                    : publications.ReplaceAsync(id, stored.Revision, change.Next, attached, cancellation));
                return;
            }
            catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException && attempt < Attempts)
            {
                // Another process was faster: decide again on what it wrote.
            }
        }
    }
}
