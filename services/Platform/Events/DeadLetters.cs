using System.Globalization;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Events;

/// <summary>The events that one service put aside: to look at and, when the cause is mended, to apply after all.</summary>
public sealed class DeadLetters(IDocuments<DeadLetter> letters)
{
    private readonly Dictionary<string, Func<DeadLetter, CancellationToken, Task>> reactions = new(StringComparer.Ordinal);

    /// <summary>The oldest ones of a source.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="limit">At most so many, 1–1,000.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(string source, int limit, CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = Math.Clamp(limit, 1, 1000) }.And("source", source);
        return [.. (await letters.QueryAsync(query, cancellation)).Select(stored => stored.Value)];
    }

    /// <summary>How many of a source there are.</summary>
    public Task<long> CountAsync(string source, CancellationToken cancellation) =>
        letters.CountAsync(new DocumentQuery().And("source", source), cancellation);

    /// <summary>
    /// Applies one again and forgets it when that succeeds. Events of the same subject may have been applied since; the reaction,
    /// which must not go back behind what is newer, sees to that.
    /// </summary>
    /// <exception cref="RequestException">There is none with this sequence.</exception>
    public async Task RetryAsync(string source, long sequence, CancellationToken cancellation)
    {
        var stored = await letters.FindAsync(Id(source, sequence), cancellation)
            ?? throw Refused.NotFound("未能处理的事件", Id(source, sequence));
        await reactions[source](stored.Value, cancellation);
        await letters.DeleteAsync(stored.Id, stored.Revision, cancellation);
    }

    internal void Register(string source, Func<DeadLetter, CancellationToken, Task> apply) => reactions[source] = apply;

    internal async Task AddAsync(DeadLetter letter, CancellationToken cancellation)
    {
        try
        {
            await letters.InsertAsync(Id(letter.Source, letter.Sequence), letter, Attached.Nothing, cancellation);
        }
        catch (DuplicateKeyException)
        {
            // Put aside before a crash, or by another process.
        }
    }

    private static string Id(string source, long sequence) => source + "-" + sequence.ToString("D19", CultureInfo.InvariantCulture);
}
