using MongoDB.Bson;

namespace OpenGov.Testing.DocumentDbGateway.Errors;

/// <summary>An error as MongoDB would answer it.</summary>
internal sealed class ServerError(int code, string name, string message, params string[] labels) : Exception(message)
{
    /// <summary>The client may run the whole transaction again.</summary>
    public const string TransientTransaction = "TransientTransactionError";

    /// <summary>The client may send the same write again.</summary>
    public const string RetryableWrite = "RetryableWriteError";

    public int Code => code;

    public static ServerError DuplicateKey(string nameSpace, string index) =>
        new(11000, "DuplicateKey", $"E11000 duplicate key error collection: {nameSpace} index: {index} dup key: {{ }}");

    public static ServerError WriteConflict(string message, bool inTransaction) =>
        new(112, "WriteConflict", $"WriteConflict: {message}", inTransaction ? [TransientTransaction] : []);

    public static ServerError NoSuchTransaction(string message) => new(251, "NoSuchTransaction", message, TransientTransaction);

    /// <summary>PostgreSQL is away.</summary>
    /// <param name="message">What was seen.</param>
    /// <param name="label">What the client may do, or null when the outcome of its command is not known.</param>
    public static ServerError ShuttingDown(string message, string? label) =>
        new(91, "ShutdownInProgress", message, label is null ? [] : [label]);

    public BsonDocument ToDocument()
    {
        var document = new BsonDocument { { "ok", 0.0 }, { "errmsg", Message }, { "code", code }, { "codeName", name } };
        if (labels.Length > 0)
        {
            document["errorLabels"] = new BsonArray(labels);
        }

        return document;
    }
}
