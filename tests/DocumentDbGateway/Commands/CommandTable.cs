using System.Collections.Frozen;
using MongoDB.Bson;
using OpenGov.Testing.DocumentDbGateway.Errors;
using OpenGov.Testing.DocumentDbGateway.Postgres;
using OpenGov.Testing.DocumentDbGateway.Wire;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>All commands, by name.</summary>
internal sealed class CommandTable
{
    private readonly FrozenDictionary<string, Func<Call, Task<byte[]>>> _commands;
    private readonly Transactions _transactions;

    public CommandTable(Database database, Transactions transactions, Cursors cursors, TimeProvider time)
    {
        _transactions = transactions;
        _commands = new[]
        {
            new Handshake(time).Commands,
            new Reads(database, cursors).Commands,
            new Writes(database).Commands,
            new Schema(database).Commands,
            new TransactionEnds(transactions).Commands,
        }.SelectMany(group => group).ToFrozenDictionary();
    }

    /// <summary>The answer to a command; errors are answers too.</summary>
    public async Task<byte[]> AnswerAsync(Request request, Connection client)
    {
        var inTransaction = false;
        try
        {
            if (!_commands.TryGetValue(request.Name, out var command))
            {
                throw new ServerError(59, "CommandNotFound", $"no such command: '{request.Name}'");
            }

            var transaction = await _transactions.FindAsync(request);
            inTransaction = transaction is not null;
            var call = new Call(request, client, transaction);
            return transaction is null ? await command(call) : await transaction.RunAsync(() => command(call));
        }
#pragma warning disable CA1031 // Whatever happened, the client waits for an answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return ErrorMapping.From(e, request.Namespace, inTransaction).ToDocument().ToBson();
        }
    }
}
