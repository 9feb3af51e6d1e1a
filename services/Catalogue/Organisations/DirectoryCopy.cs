using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Organisations;

/// <summary>
/// This service's copy of the directory, in memory. What other processes wrote is looked for at most every half second, in small
/// queries for what has a higher sequence than anything seen; so a change of responsibility holds within a second everywhere.
/// </summary>
public sealed class DirectoryCopy(
    IDocuments<DirectoryOrganisation> organisations,
    IDocuments<DirectoryDomain> domains,
    IDocuments<DirectoryNotApplicable> notApplicable,
    TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);
    private readonly SemaphoreSlim oneReader = new(1, 1);
    private readonly KnownDocuments<DirectoryOrganisation> organisations = new(organisations, known => known.Sequence);
    private readonly KnownDocuments<DirectoryDomain> domains = new(domains, known => known.Sequence);
    private readonly KnownDocuments<DirectoryNotApplicable> notApplicable = new(notApplicable, known => known.Sequence);
    private volatile Copy copy = new(DirectorySnapshot.Empty, 0, null);

    /// <summary>The directory as it was at most half a second ago. The same snapshot as long as nothing changed.</summary>
    public ValueTask<DirectorySnapshot> CurrentAsync(CancellationToken cancellation)
    {
        var present = copy;
        return IsFresh(present) ? new(present.Snapshot) : ReadAsync(cancellation);
    }

    /// <summary>Makes the next reader look for changes at once.</summary>
    public void Changed() => copy = copy with { ReadAt = null };

    /// <inheritdoc/>
    public void Dispose() => oneReader.Dispose();

    private bool IsFresh(Copy present) => present.ReadAt is { } at && clock.GetElapsedTime(at) < Fresh;

    private async ValueTask<DirectorySnapshot> ReadAsync(CancellationToken cancellation)
    {
        await oneReader.WaitAsync(cancellation);
        try
        {
            var present = copy;
            if (IsFresh(present))
            {
                return present.Snapshot;
            }

            var now = clock.GetTimestamp();
            await organisations.LearnAsync(cancellation);
            await domains.LearnAsync(cancellation);
            await notApplicable.LearnAsync(cancellation);
            var learned = organisations.Learned + domains.Learned + notApplicable.Learned;
            var snapshot = learned == present.Learned
                ? present.Snapshot
                : new DirectorySnapshot(organisations.All, domains.All, notApplicable.All);

            // A change that was told of meanwhile must be looked for again.
            copy = new(snapshot, learned, ReferenceEquals(copy, present) ? now : null);
            return snapshot;
        }
        finally
        {
            oneReader.Release();
        }
    }

    private sealed record Copy(DirectorySnapshot Snapshot, long Learned, long? ReadAt);
}
