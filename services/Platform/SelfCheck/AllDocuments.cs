using System.Runtime.CompilerServices;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.SelfCheck;

/// <summary>All documents of a kind, page by page.</summary>
public static class AllDocuments
{
    /// <summary>Reads them in the order of their ids.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="page">How many at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async IAsyncEnumerable<Stored<T>> ReadAllAsync<T>(
        this IDocuments<T> documents, int page, [EnumeratorCancellation] CancellationToken cancellation) where T : class
    {
        var query = new DocumentQuery { Limit = page };
        while (true)
        {
            var found = await documents.QueryAsync(query, cancellation);
            foreach (var document in found)
            {
                yield return document;
            }

            if (found.Count < page)
            {
                yield break;
            }

            query = query with { After = new(found[^1].Id, found[^1].Id) };
        }
    }
}
