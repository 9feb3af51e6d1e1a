using System.Collections.Concurrent;
using Google.Protobuf;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Versions;

/// <summary>
/// The working version of each catalogue: finds and changes it. Which document that is, is remembered from the last time and proved
/// by its state whenever it is read: since a catalogue has one working version at most, a document that is one is the one.
/// </summary>
public sealed class WorkingVersions(
    IDocuments<CatalogueVersion> versions, DocumentCommands<CatalogueVersion> commands, VersionHistory history, TimeProvider clock)
{
    // A request that is repeated after its version was published or thrown away must not hit the next one. Callers repeat within
    // minutes; a day is generous.
    private static readonly TimeSpan RepeatedWithin = TimeSpan.FromDays(1);

    // Each with up to 64 requests of some 150 bytes.
    private const int PlacesRemembered = 2048;
    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    /// <summary>The working version; null when there is none.</summary>
    public async Task<Stored<CatalogueVersion>?> FindAsync(CatalogueId catalogue, CancellationToken cancellation)
    {
        var id = catalogue.ToString();
        if (places.TryGetValue(id, out var place))
        {
            if (await versions.FindAsync(place.DocumentId, cancellation) is { Value.IsWorking: true } found)
            {
                return found;
            }

            places.TryRemove(new(id, place));
        }

        var working = await history.WorkingAsync(id, cancellation);
        if (working is not null)
        {
            if (places.Count >= PlacesRemembered)
            {
                places.Clear();
            }

            places[id] = new(working.Id, working.Value.OpenedAt, working.Value.Predecessors);
        }

        return working;
    }

    /// <summary>Changes the working version, or repeats the first answer of a request that changed it or one before it.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="request">Identity of the request.</param>
    /// <param name="decide">The decision; pure, may be called again on a newer revision.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException">There is no working version, or the decision refuses.</exception>
    public async Task<TAnswer> ChangeAsync<TAnswer>(
        CatalogueId catalogue,
        CommandRequest request,
        Func<Stored<CatalogueVersion>, Changed<CatalogueVersion, TAnswer>> decide,
        CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var id = catalogue.ToString();
        while (true)
        {
            if (!places.TryGetValue(id, out var place))
            {
                if (await FindAsync(catalogue, cancellation) is null)
                {
                    var ended = (await history.LatestAsync(id, cancellation)).Select(version => version.Id);
                    return await RepeatedAsync<TAnswer>(ended, request, cancellation) ?? throw Missing(catalogue);
                }

                continue;
            }

            if (clock.GetUtcNow() - place.OpenedAt < RepeatedWithin
                && (await EndedRequestsAsync(place, cancellation)).Contains(request.Key)
                && await RepeatedAsync<TAnswer>(place.Predecessors, request, cancellation) is { } answer)
            {
                return answer;
            }

            try
            {
                return await commands.ChangeAsync(
                    place.DocumentId,
                    request,
                    () => Missing(catalogue),
                    stored => stored.Value.IsWorking ? decide(stored) : throw new EndedException(),
                    cancellation);
            }
            catch (EndedException)
            {
                places.TryRemove(new(id, place));
            }
        }
    }

    /// <summary>The refusal when there is no working version.</summary>
    public static RequestException Missing(CatalogueId catalogue) => Refused.NotFound("正在编制的草稿", catalogue.ToString());

    /// <summary>The requests of the predecessors, asked for once: these had ended when the working version was opened, so they get no more.</summary>
    private async Task<IReadOnlySet<string>> EndedRequestsAsync(Place place, CancellationToken cancellation)
    {
        if (place.EndedRequests is not { } known)
        {
            var requests = await Task.WhenAll(place.Predecessors.Select(document => versions.RequestsAsync(document, cancellation)));
            place.EndedRequests = known = requests.SelectMany(each => each).ToHashSet(StringComparer.Ordinal);
        }

        return known;
    }

    private async Task<TAnswer?> RepeatedAsync<TAnswer>(
        IEnumerable<string> documents, CommandRequest request, CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        foreach (var document in documents)
        {
            if (await commands.FirstAnswerAsync<TAnswer>(document, request, cancellation) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }

    private sealed class Place(string documentId, DateTimeOffset openedAt, IReadOnlyList<string> predecessors)
    {
        public string DocumentId => documentId;

        public DateTimeOffset OpenedAt => openedAt;

        public IReadOnlyList<string> Predecessors => predecessors;

        public IReadOnlySet<string>? EndedRequests { get; set; }
    }

    private sealed class EndedException : Exception;
}
