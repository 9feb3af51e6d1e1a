using System.Runtime.CompilerServices;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Finds the local catalogues that follow a district's catalogue.</summary>
public sealed class Followers(IDocuments<Catalogue> heads)
{
    private const int Page = 200;

    /// <summary>
    /// All of them, each once: those derived from it by their key, those that only hold items of it among the few in the district that
    /// follow more than one.
    /// </summary>
    public async IAsyncEnumerable<Stored<Catalogue>> OfAsync(
        string upstreamId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var head in AllAsync(new DocumentQuery { Limit = Page }.And("upstream", upstreamId), cancellation))
        {
            yield return head;
        }

        var district = CatalogueId.Stored(upstreamId).District;
        await foreach (var head in AllAsync(new DocumentQuery { Limit = Page }.And("further", district), cancellation))
        {
            if (head.Value.FurtherUpstreams.Any(pin => pin.CatalogueId == upstreamId))
            {
                yield return head;
            }
        }
    }

    private async IAsyncEnumerable<Stored<Catalogue>> AllAsync(
        DocumentQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var found = await heads.QueryAsync(query, cancellation);
            foreach (var head in found)
            {
                yield return head;
            }

            if (found.Count < query.Limit)
            {
                yield break;
            }

            query = query with { After = new(found[^1].Id, found[^1].Id) };
        }
    }
}
