using Microsoft.Extensions.Caching.Memory;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Reading;

/// <summary>
/// What the public sees of each catalogue, prepared once: a published version never changes. An answer is used as long as it is
/// proved every half second to be still the current one, by the head's revision, a count in an index and the directory's snapshot;
/// meanwhile other readers get the answer they would have got a moment before, never one older than <see cref="Oldest"/>.
/// So a version that another replica publishes or withdraws is seen, or gone, within a second or so even when relay and broker stand
/// still, and this process's own writes are seen at once. When the documents cannot be reached nothing is answered: a version withdrawn
/// for the personal data in it must not come back.
/// </summary>
public sealed class PublishedCatalogues(
    IDocuments<Catalogue> heads,
    IDocuments<CatalogueVersion> versions,
    VersionHistory history,
    DirectoryCopy directory,
    TimeProvider clock) : IDisposable
{
    /// <summary>Age at which an answer is proved again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    /// <summary>Age at which an answer is not given any more before it is proved again.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromMilliseconds(1500);

    // Bytes on the wire; decoded and prepared together an answer takes about five times as much.
    private const long LargestCache = 24 * 1024 * 1024;
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = LargestCache });
    private readonly ChangeMarks marks = new();

    /// <summary>The prepared answer, when there is one that may be given now: the short way of most calls. Whoever gets none
    /// must go on with <see cref="ReadAsync"/>, because the others may be waiting for that.</summary>
    /// <param name="id">What the caller asks for, be it an id or not.</param>
    public Task<Wire.Catalogue>? Ready(string id) =>
        cache.TryGetValue(id, out PublishedAnswer? answer) && answer!.MayBeGiven(clock) ? answer.Given : null;

    /// <summary>The prepared answer as bytes, when there is one that nobody needs to prove yet. Whoever gets none owes nothing.</summary>
    /// <param name="id">What the caller asks for, be it an id or not.</param>
    public byte[]? Bytes(string id) =>
        cache.TryGetValue(id, out PublishedAnswer? answer) && answer!.IsFresh(clock) ? answer.Bytes : null;

    /// <summary>
    /// The catalogue with its current version as the public sees it, proved or read anew; null when nothing is public. Not to be changed.
    /// </summary>
    public async Task<Wire.Catalogue?> ReadAsync(string id, CancellationToken cancellation)
    {
        cache.TryGetValue(id, out PublishedAnswer? known);
        var mark = marks.Of(id);
        var now = clock.GetTimestamp();
        try
        {
            var organisations = await directory.CurrentAsync(cancellation);
            var head = await heads.FindAsync(id, cancellation);
            if (head is null)
            {
                return null;
            }

            if (known is not null && known.IsOf(head, organisations)
                && await versions.CountAsync(known.Standing.Changes(id), cancellation) == 0 && marks.Of(id) == mark)
            {
                known.Proved(now);
                return known.Message;
            }

            if (await history.NewestAsync(id, cancellation) is not { Value.State: VersionState.Published } current)
            {
                cache.Remove(id);
                return null;
            }

            var answer = new PublishedAnswer(
                Message(head, current, organisations), head.Revision, Standing.Of(current.Value), organisations, now);
            marks.Remember(id, mark, () => cache.Set(id, answer, new MemoryCacheEntryOptions { Size = answer.Bytes.Length }));
            return answer.Message;
        }
        finally
        {
            known?.ProvingEnded();
        }
    }

    /// <summary>This process has published or withdrawn a version, or changed the catalogue.</summary>
    public void Changed(string catalogueId) => marks.Raise(catalogueId, () => cache.Remove(catalogueId));

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();

    private static Wire.Catalogue Message(Stored<Catalogue> head, Stored<CatalogueVersion> current, DirectorySnapshot organisations)
    {
        var message = CataloguesOut.Of(head, current.Value.Number, organisations);
        message.Current = VersionsOut.Of(
            current,
            new(ToKeepers: false, WithItems: true, Newest: current.Value.Number, UpstreamCurrent: head.Value.Upstream?.CurrentVersion ?? 0),
            organisations);
        return message;
    }
}
