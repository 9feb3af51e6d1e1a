using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>Remembers how far a work has come. When another process has moved the cursor, that is found out at the next write.</summary>
internal sealed class CursorKeeper(IDocuments<EventCursor> cursors, string work)
{
    private Stored<EventCursor>? stored;

    /// <summary>The last sequence done; read once, then known until <see cref="Forget"/>.</summary>
    public async Task<long> LoadAsync(CancellationToken cancellation)
    {
        stored ??= await cursors.FindAsync(work, cancellation) ?? new(work, 0, new EventCursor(0));
        return stored.Value.Sequence;
    }

    /// <summary>Moves the cursor forward; false, and forgotten, when another process has moved it.</summary>
    public async Task<bool> AdvanceAsync(long sequence, CancellationToken cancellation)
    {
        if (sequence <= await LoadAsync(cancellation))
        {
            return true;
        }

        var before = stored!;
        stored = null;
        try
        {
            stored = before.Revision == 0
                ? await cursors.InsertAsync(work, new EventCursor(sequence), Attached.Nothing, cancellation)
                : await cursors.ReplaceAsync(work, before.Revision, new EventCursor(sequence), Attached.Nothing, cancellation);
            return true;
        }
        catch (Exception moved) when (moved is StaleDocumentException or DuplicateKeyException)
        {
            return false;
        }
    }

    /// <summary>Forgets what is known.</summary>
    public void Forget() => stored = null;
}
