using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>Read connections. Readers see the last commit, and neither wait for the writer nor make it wait.</summary>
internal sealed class ReadPool(string file) : IDisposable
{
    private const int Kept = 16;
    private readonly ConcurrentStack<Session> idle = new();
    private volatile bool closed;

    /// <summary>Reads with a statement that is bound already, and gives the connection back.</summary>
    /// <exception cref="Errors.RequestException">The file cannot be read.</exception>
    public TResult Read<TResult>(string sql, ReadOnlySpan<object?> values, Func<Statement, TResult> read)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        try
        {
            if (!idle.TryPop(out var session))
            {
                session = Open();
            }

            try
            {
                return Read(session.Prepared(sql), values, read);
            }
            finally
            {
                GiveBack(session);
            }
        }
        catch (SqliteException error)
        {
            throw error.ToRefusal();
        }
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryPop(out var session))
        {
            session.Dispose();
        }
    }

    private static TResult Read<TResult>(Statement statement, ReadOnlySpan<object?> values, Func<Statement, TResult> read)
    {
        try
        {
            return read(statement.With(values));
        }
        finally
        {
            statement.Reset();
        }
    }

    private Session Open() => new(file, SqliteOpenMode.ReadOnly, "query_only=1", "cache_size=-2048", "mmap_size=268435456");

    private void GiveBack(Session session)
    {
        if (closed || idle.Count >= Kept)
        {
            session.Dispose();
        }
        else
        {
            idle.Push(session);
        }
    }
}
