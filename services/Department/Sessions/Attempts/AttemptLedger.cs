using System.Security.Cryptography;
using System.Text;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Sessions.Attempts;

/// <summary>
/// The stored failed attempts. Names that belong to nobody are counted too, so that being locked does not tell which accounts
/// exist; they share a fixed number of places, so that guessing names cannot fill the store.
/// </summary>
public sealed class AttemptLedger(IDocuments<FailedAttempts> documents)
{
    private const int PlacesForStrangers = 4096;

    /// <summary>The kind of document.</summary>
    public static DocumentType<FailedAttempts> Type { get; } = new DocumentType<FailedAttempts>("failed-attempts", schema: 1).NotAudited();

    /// <summary>Where the attempts on a name are counted.</summary>
    /// <param name="name">The name.</param>
    /// <param name="exists">Whether an account has it.</param>
    public static string PlaceOf(string name, bool exists)
    {
        if (exists)
        {
            return name;
        }

        // "~" is in no account's name.
        var number = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % PlacesForStrangers;
        return $"~{number}";
    }

    /// <summary>The failures counted at a place.</summary>
    public async Task<FailedAttempts> ReadAsync(string place, CancellationToken cancellation) =>
        (await documents.FindAsync(place, cancellation))?.Value ?? FailedAttempts.None;

    /// <summary>Counts a failure.</summary>
    public Task FailAsync(string place, DateTimeOffset now, CancellationToken cancellation) =>
        WriteAsync(place, attempts => attempts.LockedFor(now) > TimeSpan.Zero ? attempts : attempts.AfterFailure(now), cancellation);

    /// <summary>Forgets the failures after a success.</summary>
    public Task ForgetAsync(string place, CancellationToken cancellation) => WriteAsync(place, _ => FailedAttempts.None, cancellation);

    private async Task WriteAsync(string place, Func<FailedAttempts, FailedAttempts> change, CancellationToken cancellation)
    {
        for (var written = false; !written;)
        {
            written = await TryWriteAsync(place, change, cancellation);
        }
    }

    private async Task<bool> TryWriteAsync(string place, Func<FailedAttempts, FailedAttempts> change, CancellationToken cancellation)
    {
        try
        {
            if (await documents.FindAsync(place, cancellation) is { } stored)
            {
                await documents.ReplaceAsync(place, stored.Revision, change(stored.Value), Attached.Nothing, cancellation);
            }
            else
            {
                await documents.InsertAsync(place, change(FailedAttempts.None), Attached.Nothing, cancellation);
            }

            return true;
        }
        catch (Exception e) when (e is StaleDocumentException or DuplicateKeyException)
        {
            return false;
        }
    }
}
