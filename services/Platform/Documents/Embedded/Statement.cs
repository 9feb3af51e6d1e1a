using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>
/// A prepared statement, bound and read without the boxing, name look-ups and copies of an ADO.NET command: the writer thread is
/// the one place that every accepted write passes.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out handle), database);
    }

    /// <summary>Binds the parameters ?1, ?2 … in order: string, long, byte[] or null.</summary>
    public Statement With(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var result = values[i] switch
            {
                null => raw.sqlite3_bind_null(handle, i + 1),
                string text => raw.sqlite3_bind_text(handle, i + 1, Encoding.UTF8.GetBytes(text).AsSpan()),
                byte[] bytes => raw.sqlite3_bind_blob(handle, i + 1, bytes),
                var number => raw.sqlite3_bind_int64(handle, i + 1, Convert.ToInt64(number, provider: null)),
            };
            SqliteException.ThrowExceptionForRC(result, database);
        }

        return this;
    }

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        if (result != raw.SQLITE_DONE)
        {
            // The text and the extended code are the connection's until the next call on it, so throw before the reset.
            try
            {
                SqliteException.ThrowExceptionForRC(result, database);
            }
            finally
            {
                Reset();
            }
        }

        return false;
    }

    /// <summary>Runs it to the end.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        while (Step())
        {
            // A statement that changes something has no rows of interest.
        }

        Reset();
        return raw.sqlite3_changes(database);
    }

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    /// <summary>A blob, or the UTF-8 bytes of a text; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>Whether a column holds this string, long or null.</summary>
    public bool Is(int column, object? value) => value switch
    {
        null => IsNull(column),
        string text => !IsNull(column) && Bytes(column).SequenceEqual(Encoding.UTF8.GetBytes(text)),
        _ => !IsNull(column) && Integer(column) == Convert.ToInt64(value, provider: null),
    };

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    /// <summary>Ends reading, which ends its read transaction, and forgets the parameters.</summary>
    public void Reset()
    {
        _ = raw.sqlite3_reset(handle);
        _ = raw.sqlite3_clear_bindings(handle);
    }

    public void Dispose() => handle.Dispose();
}
