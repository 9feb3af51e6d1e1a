using System.Collections.Concurrent;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>Open cursors: for each, what DocumentDB needs to go on with it.</summary>
internal sealed class Cursors
{
    private readonly ConcurrentDictionary<long, Cursor> _open = new();

    public Cursor? Find(long id) => _open.GetValueOrDefault(id);

    /// <summary>Remembers how to go on, or forgets the cursor when there is nothing more.</summary>
    public void Set(long id, string database, byte[]? continuation)
    {
        if (continuation is null)
        {
            Forget(id);
        }
        else
        {
            _open[id] = new Cursor(database, continuation);
        }
    }

    public void Forget(long id) => _open.TryRemove(id, out _);
}

/// <summary>Where a cursor stands.</summary>
internal sealed record Cursor(string Database, byte[] Continuation);
