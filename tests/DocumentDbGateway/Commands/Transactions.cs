using System.Collections.Concurrent;
using System.Data;
using Npgsql;
using OpenGov.Testing.DocumentDbGateway.Errors;
using OpenGov.Testing.DocumentDbGateway.Postgres;
using OpenGov.Testing.DocumentDbGateway.Wire;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>The transactions of all sessions; a session has one at a time.</summary>
internal sealed class Transactions(Database database, TimeProvider time)
{
    /// <summary>MongoDB's transactionLifetimeLimitSeconds.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Transaction> _bySession = new();

    /// <summary>The transaction the command belongs to, begun if it says so; null for a command outside of any.</summary>
    /// <exception cref="ServerError">The command belongs to a transaction that is not there any more.</exception>
    public async Task<Transaction?> FindAsync(Request request)
    {
        if (request.Find("autocommit")?.ToBoolean() != false || request.Find("txnNumber") is not { } numbered)
        {
            return null;
        }

        var session = Session(request.Find("lsid")!["id"].AsByteArray);
        var number = numbered.ToInt64();
        if (request.Find("startTransaction")?.ToBoolean() == true)
        {
            return await BeginAsync(session, number);
        }

        if (_bySession.TryGetValue(session, out var transaction) && transaction.Number == number
            && (transaction.State == TransactionState.Active
                || (transaction.State == TransactionState.Committed && request.Name == "commitTransaction")))
        {
            return transaction;
        }

        throw ServerError.NoSuchTransaction($"Given transaction number {number} does not match any in-progress transactions.");
    }

    /// <summary>Ends transactions that nobody has touched for their lifetime, and forgets ended ones.</summary>
    public async Task ExpireAsync()
    {
        foreach (var (session, transaction) in _bySession.Where(entry => entry.Value.Idle > Lifetime))
        {
            await ForgetAsync(session, transaction);
        }
    }

    /// <summary>Ends the transaction of a session that the client has closed.</summary>
    public Task EndSessionAsync(byte[] session) =>
        _bySession.TryGetValue(Session(session), out var transaction) ? ForgetAsync(Session(session), transaction) : Task.CompletedTask;

    private static string Session(byte[] id) => Convert.ToBase64String(id);

    private async Task<Transaction> BeginAsync(string session, long number)
    {
        if (_bySession.TryGetValue(session, out var previous))
        {
            await previous.AbortQuietlyAsync();
        }

        var connection = await database.OpenAsync(inTransaction: true);
        try
        {
            var inner = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            // PostgreSQL waits where MongoDB fails at once with a write conflict.
            await using var patience = new NpgsqlCommand("set local lock_timeout = '50ms'", connection, inner);
            await patience.ExecuteNonQueryAsync();
            return _bySession[session] = new Transaction(number, connection, inner, time);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task ForgetAsync(string session, Transaction transaction)
    {
        await transaction.RunAsync(async () =>
        {
            await transaction.AbortQuietlyAsync();
            return [];
        });
        _bySession.TryRemove(KeyValuePair.Create(session, transaction));
    }
}
