using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>An answer to the public and what it was made from.</summary>
internal sealed class PublishedAnswer(
    Wire.Catalogue message, long headRevision, Standing standing, DirectorySnapshot organisations, long madeAt)
{
    private long provedAt = madeAt;
    private int proving;

    /// <summary>The answer.</summary>
    public Wire.Catalogue Message { get; } = message;

    /// <summary>The answer as a call returns it.</summary>
    public Task<Wire.Catalogue> Given { get; } = Task.FromResult(message);

    /// <summary>The version that is in it.</summary>
    public Standing Standing { get; } = standing;

    /// <summary>Bytes on the wire.</summary>
    public byte[] Bytes { get; } = PreparedBytes.Prepare(message);

    /// <summary>Whether it was made from this head and this directory.</summary>
    public bool IsOf(Stored<Catalogue> head, DirectorySnapshot directory) =>
        head.Revision == headRevision && ReferenceEquals(directory, organisations);

    /// <summary>Whether nobody needs to prove it yet.</summary>
    public bool IsFresh(TimeProvider clock) => clock.GetElapsedTime(Volatile.Read(ref provedAt)) < PublishedCatalogues.Fresh;

    /// <summary>
    /// Whether it may be given without being proved now. Of several readers who find it due, one proves it and the others get it.
    /// </summary>
    public bool MayBeGiven(TimeProvider clock)
    {
        var age = clock.GetElapsedTime(Volatile.Read(ref provedAt));
        return age < PublishedCatalogues.Fresh
            || (age < PublishedCatalogues.Oldest && Interlocked.CompareExchange(ref proving, 1, 0) != 0);
    }

    /// <summary>It was still right at this time.</summary>
    public void Proved(long at) => Volatile.Write(ref provedAt, at);

    /// <summary>The reader who proved it is done, whatever came out.</summary>
    public void ProvingEnded() => Volatile.Write(ref proving, 0);
}
