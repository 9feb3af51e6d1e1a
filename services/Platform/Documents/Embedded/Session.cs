using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>A connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    public Session(string file, SqliteOpenMode mode, params ReadOnlySpan<string> pragmas)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute("PRAGMA busy_timeout=5000");
            foreach (var pragma in pragmas)
            {
                Execute("PRAGMA " + pragma);
            }
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    private sqlite3 Database => connection.Handle!;

    /// <summary>The statement for a text that is used again and again; reset it after reading.</summary>
    public Statement Prepared(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = new Statement(Database, sql);
            statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>A statement of the caller's own, to dispose after use.</summary>
    public Statement Compile(string sql) => new(Database, sql);

    /// <summary>Runs a text once.</summary>
    public void Execute(string sql)
    {
        using var statement = new Statement(Database, sql);
        statement.Run();
    }

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(Database) == 0;

    /// <summary>Number of the row that was inserted last.</summary>
    public long LastRow => raw.sqlite3_last_insert_rowid(Database);

    /// <summary>Pages written since the last call: for a writer in WAL mode the frames it appended.</summary>
    public int TakePagesWritten()
    {
        const int CacheWrite = 9;
        return raw.sqlite3_db_status(Database, CacheWrite, out var pages, out _, resetFlg: 1) == raw.SQLITE_OK ? pages : 0;
    }

    /// <summary>Copies committed pages from the log into the file.</summary>
    /// <param name="restart">Also wait for readers of the log, so that the next write begins it anew.</param>
    /// <returns>Frames in the log, and how many of them are now in the file; -1 when readers or another checkpoint are in the way.</returns>
    public (int InLog, int Copied) Checkpoint(bool restart)
    {
        var mode = restart ? raw.SQLITE_CHECKPOINT_RESTART : raw.SQLITE_CHECKPOINT_PASSIVE;
        var result = raw.sqlite3_wal_checkpoint_v2(Database, "main", mode, out var inLog, out var copied);
        if (result is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return (-1, -1);
        }

        SqliteException.ThrowExceptionForRC(result, Database);
        return (inLog, copied);
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
