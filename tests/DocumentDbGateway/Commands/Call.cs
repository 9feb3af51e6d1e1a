using MongoDB.Bson;
using Npgsql;
using OpenGov.Testing.DocumentDbGateway.Wire;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>A command to be answered.</summary>
internal sealed record Call(Request Request, Connection Client, Transaction? Transaction)
{
    /// <summary>The PostgreSQL connection of the transaction, or null for any.</summary>
    public NpgsqlConnection? Within => Transaction?.Connection;

    public string Database => Request.Database;

    public byte[] Body => Request.Body;

    /// <summary>The collection the command names.</summary>
    public string Collection => Request.Subject.AsString;

    /// <summary>The answer <c>{ …fields, ok: 1 }</c>.</summary>
    public static byte[] Ok(BsonDocument? fields = null) => (fields ?? []).Set("ok", 1.0).ToBson();
}
