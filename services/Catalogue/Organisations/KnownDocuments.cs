using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Organisations;

/// <summary>Copies of one kind as this process knows them. Not for several readers at once.</summary>
/// <param name="documents">Where they are stored.</param>
/// <param name="sequence">Sequence of the event that told of a copy.</param>
internal sealed class KnownDocuments<T>(IDocuments<T> documents, Func<T, long> sequence) where T : class
{
    private readonly Dictionary<string, T> known = new(StringComparer.Ordinal);
    private long seen = -1;

    /// <summary>All that is known.</summary>
    public IReadOnlyCollection<T> All => known.Values;

    /// <summary>Counts what was learned: a new number means that something changed.</summary>
    public long Learned { get; private set; }

    /// <summary>Reads what was written since the last time.</summary>
    public async Task LearnAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var query = new DocumentQuery { SortBy = "sequence", Limit = 1000 }.And("sequence", KeyRelation.Above, seen);
            var found = await documents.QueryAsync(query, cancellation);
            foreach (var stored in found)
            {
                known[stored.Id] = stored.Value;
                seen = sequence(stored.Value);
                Learned++;
            }

            if (found.Count < query.Limit)
            {
                return;
            }
        }
    }
}
