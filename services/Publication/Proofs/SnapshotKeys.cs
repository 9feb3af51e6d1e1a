using System.Security.Cryptography;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Hosting;

namespace OpenGov.Publications.Proofs;

/// <summary>
/// The keys of proofs. What signs is the key of the setting <c>Snapshots:SigningKey</c>, the path of a PEM file with a private key on
/// P-256, or else a key of the service's own, made at the first need. To change it, set another file: the former stays among the public
/// keys.
/// </summary>
public sealed class SnapshotKeys(IDocuments<SnapshotKey> documents, IConfiguration configuration, TimeProvider clock) : IDisposable
{
    private const int Most = 1000;
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Active? active;

    /// <summary>Signs.</summary>
    /// <param name="form">What is signed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The key's id and the signature, DER.</returns>
    /// <exception cref="CryptographicException">The file of the setting cannot be used.</exception>
    public async Task<(string KeyId, byte[] Signature)> SignAsync(byte[] form, CancellationToken cancellation)
    {
        var signing = await ActiveAsync(cancellation);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(signing.PrivateKey, out _);
        return (signing.KeyId, key.SignData(form, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <summary>All keys, the one that signs first.</summary>
    public async Task<IReadOnlyList<(SnapshotKey Key, bool IsActive)>> ListAsync(CancellationToken cancellation)
    {
        var signing = await ActiveAsync(cancellation);
        var all = await documents.QueryAsync(new DocumentQuery { Limit = Most }, cancellation);
        return
        [
            .. all.Select(stored => (Key: stored.Value, IsActive: stored.Id == signing.KeyId))
                .OrderByDescending(one => one.IsActive)
                .ThenByDescending(one => one.Key.Since),
        ];
    }

    /// <summary>A key; null when there is none of this id.</summary>
    public async Task<SnapshotKey?> FindAsync(string id, CancellationToken cancellation) => (await documents.FindAsync(id, cancellation))?.Value;

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<Active> ActiveAsync(CancellationToken cancellation)
    {
        if (active is { } known)
        {
            return known;
        }

        await turn.WaitAsync(cancellation);
        try
        {
            return active ??= configuration["Snapshots:SigningKey"] is { Length: > 0 } path
                ? await ConfiguredAsync(path, cancellation)
                : await OwnAsync(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Active> ConfiguredAsync(string path, CancellationToken cancellation)
    {
        using var key = SigningKeyFile.Open(path);
        var known = SnapshotKey.Of(key, clock.GetUtcNow());
        await KeepAsync(known, cancellation);
        return new(known.Id, key.ExportPkcs8PrivateKey());
    }

    private async Task<Active> OwnAsync(CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = 1 }.And("own", "own");
        if (await documents.QueryAsync(query, cancellation) is [])
        {
            await KeepAsync(SnapshotKey.Generate(clock.GetUtcNow()), cancellation);
        }

        var own = (await documents.QueryAsync(query, cancellation))[0].Value;
        return new(own.Id, Convert.FromBase64String(own.PrivateKey!));
    }

    private async Task KeepAsync(SnapshotKey key, CancellationToken cancellation)
    {
        try
        {
            await documents.InsertAsync(key.Id, key, Attached.Nothing, cancellation);
        }
        catch (DuplicateKeyException)
        {
            // It is known, or another process has made one.
        }
    }

    private sealed record Active(string KeyId, byte[] PrivateKey);
}
