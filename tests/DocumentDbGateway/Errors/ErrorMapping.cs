using Npgsql;

namespace OpenGov.Testing.DocumentDbGateway.Errors;

/// <summary>From PostgreSQL's and DocumentDB's errors to MongoDB's.</summary>
internal static class ErrorMapping
{
    // DocumentDB's own SQLSTATEs are "M" and a base-36 row number of its error list; these are the rows met here.
    private static readonly Dictionary<int, (int Code, string Name)> Rows = new()
    {
        [1] = (2, "BadValue"),
        [3] = (9, "FailedToParse"),
        [8] = (26, "NamespaceNotFound"),
        [9] = (27, "IndexNotFound"),
        [14] = (43, "CursorNotFound"),
        [15] = (48, "NamespaceExists"),
        [22] = (66, "ImmutableField"),
        [27] = (85, "IndexOptionsConflict"),
        [28] = (86, "IndexKeySpecsConflict"),
        [30] = (115, "CommandNotSupported"),
        [48] = (11000, "DuplicateKey"),
        [282] = (40324, "UnrecognizedCommand"),
        [456] = (121, "DocumentValidationFailure"),
    };

    public static ServerError From(Exception error, string nameSpace, bool inTransaction) => error switch
    {
        ServerError known => known,
        PostgresException postgres => FromState(postgres.SqlState, postgres.MessageText, nameSpace, inTransaction),
        NpgsqlException broken => ServerError.ShuttingDown(broken.Message, inTransaction ? ServerError.TransientTransaction : null),
        _ => new ServerError(1, "InternalError", $"{error.GetType().Name}: {error.Message}"),
    };

    public static ServerError FromState(string state, string message, string nameSpace, bool inTransaction) => state switch
    {
        ['M', ..] => FromRow(state, message, nameSpace, inTransaction),
        "23505" or "23P01" => ServerError.DuplicateKey(nameSpace, IndexIn(message)),
        "40001" or "40P01" => ServerError.WriteConflict(message, inTransaction),
        "55P03" when inTransaction => ServerError.WriteConflict(message, inTransaction),
        "55P03" => new ServerError(24, "LockTimeout", message),
        "42P01" => new ServerError(26, "NamespaceNotFound", message),
        "57014" => new ServerError(50, "MaxTimeMSExpired", message),
        // The server was told to stop before it had done what was asked: doing it again is safe.
        "57P01" or "57P02" or "57P03" =>
            ServerError.ShuttingDown(message, inTransaction ? ServerError.TransientTransaction : ServerError.RetryableWrite),
        "0A000" => new ServerError(115, "CommandNotSupported", message),
        "25P02" => ServerError.NoSuchTransaction(message),
        ['2', '2', ..] => new ServerError(2, "BadValue", message),
        _ => new ServerError(1, "InternalError", $"{state}: {message}"),
    };

    /// <summary>A SQLSTATE that came as a number: five characters of six bits, counted from '0'.</summary>
    public static string Unpack(int packed) =>
        string.Create(5, packed, static (characters, rest) =>
        {
            foreach (ref var character in characters)
            {
                character = (char)((rest & 0x3F) + '0');
                rest >>= 6;
            }
        });

    private static ServerError FromRow(string state, string message, string nameSpace, bool inTransaction)
    {
        var row = 0;
        foreach (var digit in state.AsSpan(1))
        {
            row = (row * 36) + (char.IsAsciiDigit(digit) ? digit - '0' : digit - 'A' + 10);
        }

        var (code, name) = Rows.GetValueOrDefault(row, (8, $"UnknownError{state}"));
        // Two transactions that both create the collection: MongoDB answers the second with a conflict.
        return code == 11000 ? ServerError.DuplicateKey(nameSpace, IndexIn(message))
            : inTransaction && message.StartsWith("Unable to create the specified collection", StringComparison.Ordinal)
                ? ServerError.WriteConflict(message, inTransaction)
            : new ServerError(code, name, message);
    }

    // Duplicate key violation on the requested collection: Index '…'
    private static string IndexIn(string message)
    {
        var at = message.IndexOf("Index '", StringComparison.Ordinal);
        return at < 0 ? "?" : message[(at + 7)..].TrimEnd('\'');
    }
}
