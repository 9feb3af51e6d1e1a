namespace OpenGov.Platform.Documents;

/// <summary>
/// The documents of one collection that this process lately read or wrote for a command. A memory, not a truth: another process
/// may have written since. It spares a command the reading, because the write that follows proves by compare-and-set what the command
/// was decided on. Bounded by the serialised size of what it holds (decoded, a document takes some three times as much); what was not
/// used for longest goes first.
/// </summary>
/// <param name="largest">Bytes that all together may have.</param>
internal sealed class RecentDocuments<T>(long largest = RecentDocuments<T>.Largest) where T : class
{
    private const long Largest = 16 * 1024 * 1024;
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> places = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = new();
    private long held;

    /// <summary>Bytes held now.</summary>
    public long Held
    {
        get
        {
            lock (gate)
            {
                return held;
            }
        }
    }

    /// <summary>What is remembered of a document; null when nothing is.</summary>
    public Answered<T>? Recall(string id)
    {
        lock (gate)
        {
            if (!places.TryGetValue(id, out var place))
            {
                return null;
            }

            byUse.Remove(place);
            byUse.AddFirst(place);
            return place.Value.Known;
        }
    }

    /// <summary>A document was read with its requests.</summary>
    /// <param name="found">What was read.</param>
    /// <param name="bytes">Its serialised size.</param>
    public void Read(Answered<T> found, long bytes)
    {
        lock (gate)
        {
            // A slow reader must not put an older revision in the place of a newer one.
            if (!places.TryGetValue(found.Document.Id, out var place) || place.Value.Known.Document.Revision <= found.Document.Revision)
            {
                Put(found, bytes);
            }
        }
    }

    /// <summary>Completes a write: remembers the document when it succeeds, forgets it when it fails or nobody knows.</summary>
    /// <param name="next">What is written.</param>
    /// <param name="bytes">Its serialised size.</param>
    /// <param name="answer">The answer that is written with it.</param>
    /// <param name="writing">The write.</param>
    public async Task<Stored<T>> WriteAsync(Stored<T> next, long bytes, StoredAnswer? answer, Task writing)
    {
        try
        {
            await writing;
        }
        catch
        {
            Forget(next.Id);
            throw;
        }

        Written(next, bytes, answer);
        return next;
    }

    /// <summary>A document was written. It is remembered if the revision before it is, since only then all its requests are known.</summary>
    /// <param name="next">What was written.</param>
    /// <param name="bytes">Its serialised size.</param>
    /// <param name="answer">The answer that was written with it.</param>
    public void Written(Stored<T> next, long bytes, StoredAnswer? answer)
    {
        lock (gate)
        {
            if (next.Revision == 1 && answer is not null)
            {
                Put(new(next, [answer.Request]), bytes);
            }
            else if (places.TryGetValue(next.Id, out var place) && place.Value.Known.Document.Revision == next.Revision - 1)
            {
                Put(place.Value.Known.After(next, answer), bytes);
            }
            else
            {
                Remove(next.Id);
            }
        }
    }

    /// <summary>Nothing is known of a document any more: a write of it failed, or it is gone.</summary>
    public void Forget(string id)
    {
        lock (gate)
        {
            Remove(id);
        }
    }

    private void Put(Answered<T> known, long bytes)
    {
        Remove(known.Document.Id);
        if (bytes > largest)
        {
            return;
        }

        places.Add(known.Document.Id, byUse.AddFirst(new Entry(known, bytes)));
        held += bytes;
        while (held > largest)
        {
            Remove(byUse.Last!.Value.Known.Document.Id);
        }
    }

    private void Remove(string id)
    {
        if (places.Remove(id, out var place))
        {
            byUse.Remove(place);
            held -= place.Value.Bytes;
        }
    }

    private sealed record Entry(Answered<T> Known, long Bytes);
}
