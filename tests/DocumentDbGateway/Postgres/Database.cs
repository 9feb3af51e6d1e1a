using Npgsql;
using NpgsqlTypes;
using OpenGov.Testing.DocumentDbGateway.Errors;

namespace OpenGov.Testing.DocumentDbGateway.Postgres;

/// <summary>PostgreSQL with the documentdb extension. A restart of it costs a client at most one failed write.</summary>
internal sealed class Database : IAsyncDisposable
{
    private const string SessionSettings =
        "-c documentdb.useFileBasedPersistedCursors=on -c documentdb_core.enableCollation=on -c client_min_messages=error";

    private readonly NpgsqlDataSource _source;
    private readonly string _watchAddress;

    public Database(string connectionString)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = 80,
            MaxAutoPrepare = 60,
            NoResetOnClose = true,
            CommandTimeout = 0,
            Options = SessionSettings,
        };
        _source = NpgsqlDataSource.Create(address);
        _watchAddress = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
    }

    /// <summary>Waits for the server and creates what the gateway keeps in it.</summary>
    /// <exception cref="NpgsqlException">The server did not come within <paramref name="patience"/>.</exception>
    public async Task PrepareAsync(TimeSpan patience, TimeProvider time)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var command = _source.CreateCommand(RetriedWrites.Schema);
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (NpgsqlException) when (time.GetElapsedTime(began) < patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time);
            }
        }
    }

    /// <summary>
    /// Holds one idle connection. When it breaks, so have the pooled ones: they are thrown away before a client meets them.
    /// </summary>
    public async Task WatchForRestartsAsync()
    {
        while (true)
        {
            try
            {
                await using var watch = new NpgsqlConnection(_watchAddress);
                await watch.OpenAsync();
                while (true)
                {
                    await watch.WaitAsync();
                }
            }
            catch (NpgsqlException)
            {
                _source.Clear();
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    /// <exception cref="ServerError">The server is away; nothing was done.</exception>
    public async Task<NpgsqlConnection> OpenAsync(bool inTransaction)
    {
        try
        {
            return await _source.OpenConnectionAsync();
        }
        catch (NpgsqlException e)
        {
            var label = inTransaction ? ServerError.TransientTransaction : ServerError.RetryableWrite;
            throw ServerError.ShuttingDown($"PostgreSQL is not reachable: {e.Message}", label);
        }
    }

    /// <summary>Runs a statement that gives one row, in the transaction if there is one.</summary>
    public async Task<T> QueryAsync<T>(NpgsqlConnection? transaction, Statement statement, Func<NpgsqlDataReader, T> read)
    {
        if (transaction is not null)
        {
            return await RunAsync(transaction, statement, read);
        }

        while (true)
        {
            await using var connection = await OpenAsync(inTransaction: false);
            try
            {
                return await RunAsync(connection, statement, read);
            }
            catch (NpgsqlException e) when (statement.IsRead && Broken(e))
            {
                // Throws when the server cannot be reached, so this ends.
                _source.Clear();
            }
        }
    }

    /// <summary>Runs a statement that gives one BSON document.</summary>
    public Task<byte[]> QueryAsync(NpgsqlConnection? transaction, Statement statement) =>
        QueryAsync(transaction, statement, row => statement.IsCall ? FromText(row.GetString(0)) : row.GetFieldValue<byte[]>(0));

    /// <summary>Runs a statement whose result is of no interest.</summary>
    public Task ExecuteAsync(NpgsqlConnection? transaction, Statement statement) => QueryAsync(transaction, statement, _ => 0);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static bool Broken(NpgsqlException e) => e is not PostgresException || e.SqlState is "57P01" or "57P02";

    private static async Task<T> RunAsync<T>(NpgsqlConnection connection, Statement statement, Func<NpgsqlDataReader, T> read)
    {
        await using var command = new NpgsqlCommand(statement.Sql, connection) { AllResultTypesAreUnknown = statement.IsCall };
        foreach (var value in statement.Values)
        {
            command.Parameters.Add(Parameter(value));
        }

        await using var rows = await command.ExecuteReaderAsync();
        return await rows.ReadAsync()
            ? read(rows)
            : throw new ServerError(1, "InternalError", $"no row from: {statement.Sql}");
    }

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        string text => new NpgsqlParameter { Value = text, NpgsqlDbType = NpgsqlDbType.Text },
        long number => new NpgsqlParameter { Value = number, NpgsqlDbType = NpgsqlDbType.Bigint },
        long[] numbers => new NpgsqlParameter { Value = numbers, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint },
        _ => new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea },
    };

    // BSONHEX… or \x…
    private static byte[] FromText(string text) =>
        Convert.FromHexString(text.AsSpan(text.StartsWith("BSONHEX", StringComparison.Ordinal) ? 7 : 2));
}
