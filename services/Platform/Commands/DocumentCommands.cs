using Google.Protobuf;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Commands;

/// <summary>
/// The one way of a change: find the document, decide, write it with its events and the answer by compare-and-set. A document that
/// this process wrote last is remembered, so that mostly the write is all there is to do. When someone else wrote in between, the
/// decision is made again on what is stored now; whether that is allowed is the decision's to say, by comparing the revision that the
/// caller sent.
/// </summary>
public sealed class DocumentCommands<T>(IDocuments<T> documents) where T : class
{
    private const int Attempts = 32;
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

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
            // What is remembered may be old, which the write finds out. A refusal has no write: it is told only when it is made on what is
            // stored now.
            if (documents.Recall(id) is { } recalled && await TryAsync(recalled, request, decide, cancellation) is { } done)
            {
                return done;
            }

            for (var attempt = 1; ; attempt++)
            {
                var stored = await documents.FindAnsweredAsync(id, cancellation) ?? throw missing();
                if (await RepeatedAsync<TAnswer>(stored, request, cancellation) is { } answer)
                {
                    return answer;
                }

                try
                {
                    return await WriteAsync(stored.Document, decide(stored.Document), request, cancellation);
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
                    throw TooLarge(tooLarge);
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
            throw TooLarge(tooLarge);
        }
    }

    /// <summary>Changes a document as it is remembered; null when that must be done on what is stored.</summary>
    private async Task<TAnswer?> TryAsync<TAnswer>(
        Answered<T> recalled, CommandRequest request, Func<Stored<T>, Changed<T, TAnswer>> decide, CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        if (recalled.Requests.Contains(request.Key) || Decide() is not { } changed)
        {
            return null;
        }

        try
        {
            return await WriteAsync(recalled.Document, changed, request, cancellation);
        }
        catch (Exception e) when (e is StaleDocumentException or DocumentTooLargeException)
        {
            return null;
        }

        Changed<T, TAnswer>? Decide()
        {
            try
            {
                return decide(recalled.Document);
            }
            catch (Exception)
            {
                // Whatever it is, it is thrown again if what is stored gives the same reason.
                return null;
            }
        }
    }

    private async Task<TAnswer> WriteAsync<TAnswer>(
        Stored<T> stored, Changed<T, TAnswer> changed, CommandRequest request, CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var (answer, attached) = Attach(changed, new Stored<T>(stored.Id, stored.Revision + 1, changed.Next), request);
        await documents.ReplaceAsync(stored.Id, stored.Revision, changed.Next, attached, cancellation);
        return answer;
    }

    /// <summary>The first answer to a request, when the document as it was read keeps one.</summary>
    private Task<TAnswer?> RepeatedAsync<TAnswer>(Answered<T> stored, CommandRequest request, CancellationToken cancellation)
        where TAnswer : class, IMessage<TAnswer>, new() => stored.Requests.Contains(request.Key)
            ? FirstAnswerAsync<TAnswer>(stored.Document.Id, request, cancellation)
            : Task.FromResult<TAnswer?>(null);

    private static RequestException TooLarge(DocumentTooLargeException tooLarge) =>
        Refused.TooLarge($"内容过大，一份文档最多 {tooLarge.Limit / 1024 / 1024} MiB。", tooLarge.Limit);

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
