using Google.Protobuf;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Commands;

/// <summary>
/// The one way of a change: find the document, decide, write it with its events and the answer by compare-and-set. When someone
/// else wrote in between, the decision is made again on what is stored now; whether that is allowed is the decision's to say, by
/// comparing the revision that the caller sent.
/// </summary>
public sealed class DocumentCommands<T>(IDocuments<T> documents) where T : class
{
    private const int Attempts = 32;
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Changes a document.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="request">Identity of the request.</param>
    /// <param name="missing">The refusal when no such document is stored.</param>
    /// <param name="decide">The decision; pure, may be called again on a newer document; refuses by throwing.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<TAnswer> ChangeAsync<TAnswer>(
        string id,
        CommandRequest request,
        Func<RequestException> missing,
        Func<Stored<T>, Changed<T, TAnswer>> decide,
        CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        // Callers of one document take turns in this process; between processes the revision decides.
        var turn = turns[(uint)string.GetHashCode(id, StringComparison.Ordinal) % turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                // The document first: an answer stored before it was read is found, one stored after makes the write stale.
                var stored = await documents.FindAsync(id, cancellation) ?? throw missing();
                if (await FirstAnswerAsync<TAnswer>(id, request, cancellation) is { } answer)
                {
                    return answer;
                }

                var changed = decide(stored);
                var (bytes, attached) = Attach(changed, new Stored<T>(id, stored.Revision + 1, changed.Next), request);
                try
                {
                    await documents.ReplaceAsync(id, stored.Revision, changed.Next, attached, cancellation);
                    return bytes;
                }
                catch (StaleDocumentException stale)
                {
                    if (attempt == Attempts)
                    {
                        throw Refused.Stale(stale.Current);
                    }
                }
                catch (DocumentTooLargeException tooLarge)
                {
                    throw Refused.TooLarge($"内容过大，一份文档最多 {tooLarge.Limit / 1024 / 1024} MiB。", tooLarge.Limit);
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Adds a document.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="request">Identity of the request.</param>
    /// <param name="taken">The refusal when the id or a unique key is taken; it gets the key's name.</param>
    /// <param name="decide">Makes the document; refuses by throwing.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<TAnswer> CreateAsync<TAnswer>(
        string id,
        CommandRequest request,
        Func<string, RequestException> taken,
        Func<Changed<T, TAnswer>> decide,
        CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        if (await FirstAnswerAsync<TAnswer>(id, request, cancellation) is { } answer)
        {
            return answer;
        }

        var changed = decide();
        var (bytes, attached) = Attach(changed, new Stored<T>(id, 1, changed.Next), request);
        try
        {
            await documents.InsertAsync(id, changed.Next, attached, cancellation);
            return bytes;
        }
        catch (DuplicateKeyException duplicate)
        {
            // The same request may have been repeated while the first was still under way.
            return await FirstAnswerAsync<TAnswer>(id, request, cancellation) ?? throw taken(duplicate.Key);
        }
        catch (DocumentTooLargeException tooLarge)
        {
            throw Refused.TooLarge($"内容过大，一份文档最多 {tooLarge.Limit / 1024 / 1024} MiB。", tooLarge.Limit);
        }
    }

    private static (TAnswer Answer, Attached Attached) Attach<TAnswer>(Changed<T, TAnswer> changed, Stored<T> next, CommandRequest request)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var answer = changed.Answer(next);
        return (answer, new Attached(changed.Events, new StoredAnswer(request.Key, request.Question, answer.ToByteArray())));
    }

    /// <summary>The first answer to a request, if this document was written by it; for a caller that knows other documents it may have written.</summary>
    /// <param name="id">The document.</param>
    /// <param name="request">Identity of the request.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="RequestException">The request id was used for a different request.</exception>
    public async Task<TAnswer?> FirstAnswerAsync<TAnswer>(string id, CommandRequest request, CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        if (await documents.FindAnswerAsync(id, request.Key, cancellation) is not { } stored)
        {
            return null;
        }

        if (stored.Question != request.Question)
        {
            throw new RequestException(Reason.RequestIdReused, "这个 requestId 已用于另一次不同的操作，请为新的操作生成新的 UUID。");
        }

        return new MessageParser<TAnswer>(() => new TAnswer()).ParseFrom(stored.Bytes);
    }
}
