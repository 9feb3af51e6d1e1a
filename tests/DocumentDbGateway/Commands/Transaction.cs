using Npgsql;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>A client's transaction: a PostgreSQL connection of its own with an open transaction.</summary>
internal sealed class Transaction(long number, NpgsqlConnection connection, NpgsqlTransaction inner, TimeProvider time)
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private long _touched = time.GetTimestamp();

    /// <summary>The client's number; one session counts its transactions.</summary>
    public long Number => number;

    public TransactionState State { get; private set; } = TransactionState.Active;

    public NpgsqlConnection Connection => connection;

    public TimeSpan Idle => time.GetElapsedTime(Volatile.Read(ref _touched));

    /// <summary>Runs a command in it. Any error ends it, as in MongoDB.</summary>
    public async Task<byte[]> RunAsync(Func<Task<byte[]>> command)
    {
        await _oneAtATime.WaitAsync();
        Volatile.Write(ref _touched, time.GetTimestamp());
        try
        {
            return await command();
        }
        catch
        {
            await AbortQuietlyAsync();
            throw;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Commits or rolls back and gives the connection back. Nothing happens when it has ended already.</summary>
    public async Task EndAsync(bool commit)
    {
        if (State != TransactionState.Active)
        {
            return;
        }

        State = TransactionState.Aborted;
        await using (connection)
        await using (inner)
        {
            await (commit ? inner.CommitAsync() : inner.RollbackAsync());
        }

        State = commit ? TransactionState.Committed : TransactionState.Aborted;
    }

    /// <summary>Rolls back; a connection that is broken has done so already.</summary>
    public async Task AbortQuietlyAsync()
    {
        try
        {
            await EndAsync(commit: false);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // PostgreSQL rolls back what it has lost the connection of.
        }
    }
}

/// <summary>What became of a transaction.</summary>
internal enum TransactionState
{
    Active,
    Committed,
    Aborted,
}
