using System.Runtime.CompilerServices;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Audit;

/// <summary>Reads the trail of a service.</summary>
public sealed class AuditTrail(AuditChain chain)
{
    // What one call reads at most, so that a question that nothing answers ends soon; the caller goes on with the next page.
    private const int BlocksAtOnce = 64;
    private const int BlocksAPage = 8;

    /// <summary>A page of entries, newest first.</summary>
    /// <param name="question">Which.</param>
    /// <param name="before">Only entries before this sequence; null for all.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The entries, and the sequence to go on before; null at the end. There may be fewer entries than asked for, even none, before the end.</returns>
    public async Task<(IReadOnlyList<AuditEntry> Entries, long? Next)> ListAsync(
        AuditQuestion question, long? before, int most, CancellationToken cancellation)
    {
        var found = new List<AuditEntry>();
        var end = before ?? long.MaxValue;
        for (var read = 0; read < BlocksAtOnce; read += BlocksAPage)
        {
            var query = new DocumentQuery { Descending = true, Limit = BlocksAPage }.And("id", KeyRelation.Below, AuditChain.IdOf(end));
            if (question.From is { } from)
            {
                query = query.And("until", KeyRelation.AtLeast, from.ToUnixTimeMilliseconds());
            }

            var blocks = await chain.QueryAsync(query, cancellation);
            foreach (var entry in blocks.SelectMany(block => block.Value.Entries.Reverse()).Where(entry => entry.Sequence < end))
            {
                if (question.Asks(entry.Record))
                {
                    found.Add(entry);
                    if (found.Count == most)
                    {
                        return (found, entry.Sequence > 1 ? entry.Sequence : null);
                    }
                }
            }

            if (blocks.Count < BlocksAPage)
            {
                return (found, null);
            }

            end = blocks[^1].Value.Entries[0].Sequence;
        }

        return (found, end);
    }

    /// <summary>All entries that a question asks for, oldest first.</summary>
    /// <param name="question">Which.</param>
    /// <param name="cancellation">Stops it.</param>
    public async IAsyncEnumerable<AuditEntry> ExportAsync(AuditQuestion question, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var block in chain.BlocksAsync("", cancellation))
        {
            foreach (var entry in block.Value.Entries.Where(entry => question.Asks(entry.Record)))
            {
                yield return entry;
            }
        }
    }
}
