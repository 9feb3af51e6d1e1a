using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Sessions.Keys;

/// <summary>
/// The stored keys, read again every minute. The first reader ever makes the first key; when a change is due, whichever process
/// notices makes it, and unique keys of the documents see to it that only one does.
/// </summary>
public sealed class SigningKeys(IDocuments<SigningKey> documents, TimeProvider time) : IDisposable
{
    private const int Most = 1000;
    private static readonly TimeSpan ReadEvery = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile Reading? last;

    /// <summary>The key that signs now.</summary>
    public async Task<SigningKey> ActiveAsync(CancellationToken cancellation) =>
        (await AllAsync(cancellation)).First(key => key.State == SigningKeyState.Active);

    /// <summary>The keys that verify tokens now, the signing one first.</summary>
    public async Task<IReadOnlyList<SigningKey>> PublishedAsync(CancellationToken cancellation) =>
        [.. KeyRotation.Published(await AllAsync(cancellation), time.GetUtcNow()).OrderByDescending(key => key.State == SigningKeyState.Active)];

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async Task<IReadOnlyList<SigningKey>> AllAsync(CancellationToken cancellation)
    {
        if (last is { } fresh && time.GetUtcNow() - fresh.At < ReadEvery)
        {
            return fresh.Keys;
        }

        await turn.WaitAsync(cancellation);
        try
        {
            if (last is not { } read || time.GetUtcNow() - read.At >= ReadEvery)
            {
                last = read = new(await ReadAsync(cancellation), time.GetUtcNow());
            }

            return read.Keys;
        }
        catch (RequestException e) when (e.Reason == Reason.Unavailable && last is { } old)
        {
            // Keys change slowly: while the store is away, those read last are right.
            return old.Keys;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IReadOnlyList<SigningKey>> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var stored = await documents.QueryAsync(new DocumentQuery { Limit = Most }, cancellation);
            IReadOnlyList<SigningKey> keys = [.. stored.Select(document => document.Value)];
            if (KeyRotation.Due(keys, time.GetUtcNow()) is not { } due)
            {
                return keys;
            }

            await WriteAsync(due, stored.FirstOrDefault(document => document.Id == due.Id), cancellation);
        }
    }

    private async Task WriteAsync(SigningKey due, Stored<SigningKey>? present, CancellationToken cancellation)
    {
        try
        {
            _ = present is null
                ? await documents.InsertAsync(due.Id, due, Attached.Nothing, cancellation)
                : await documents.ReplaceAsync(due.Id, present.Revision, due, Attached.Nothing, cancellation);
        }
        catch (Exception e) when (e is DuplicateKeyException or StaleDocumentException)
        {
            // Another process was faster; what it wrote is read next.
        }
    }

    private sealed record Reading(IReadOnlyList<SigningKey> Keys, DateTimeOffset At);
}
