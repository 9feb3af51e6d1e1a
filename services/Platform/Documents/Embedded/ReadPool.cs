using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>Read connections. Readers see the last commit, and neither wait for the writer nor make it wait.</summary>
internal sealed class ReadPool(string file) : IDisposable
{
    private const int Kept = 16;
    private readonly ConcurrentStack<(Session Session, int Generation)> idle = new();
    private volatile bool closed;
    private volatile int generation;

    /// <summary>Reads with a statement that is bound already, and gives the connection back.</summary>
    /// <exception cref="Errors.RequestException">The file cannot be read.</exception>
    public TResult Read<TResult>(string sql, ReadOnlySpan<object?> values, Func<Statement, TResult> read)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        try
        {
            var known = generation;
            var (session, opened) = idle.TryPop(out var pooled) ? pooled : (Open(), known);
            try
            {
                return Read(session.Prepared(sql), values, read);
            }
            finally
            {
                GiveBack(session, opened);
            }
        }
        catch (SqliteException error)
        {
            throw error.ToRefusal();
        }
    }

    /// <summary>Connections that were opened before are not used again: a connection reads the statistics of indexes when it is opened.</summary>
    public void Renew()
    {
        generation++;
        CloseIdle();
    }

    public void Dispose()
    {
        closed = true;
        CloseIdle();
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

    private void GiveBack(Session session, int opened)
    {
        if (closed || opened != generation || idle.Count >= Kept)
        {
            session.Dispose();
            return;
        }

        idle.Push((session, opened));
        if (closed)
        {
            CloseIdle();
        }
    }

    private void CloseIdle()
    {
        while (idle.TryPop(out var pooled))
        {
            pooled.Session.Dispose();
        }
    }
}
