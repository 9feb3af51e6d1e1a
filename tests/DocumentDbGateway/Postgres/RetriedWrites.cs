using OpenGov.Testing.DocumentDbGateway.Wire;

namespace OpenGov.Testing.DocumentDbGateway.Postgres;

/// <summary>
/// Retryable writes. The driver sends a write whose answer got lost a second time, under the same session and number; MongoDB then
/// gives the first answer. Here the answer is stored by the same statement that does the write, so both or neither are there; the
/// second attempt breaks the key of that table, is undone, and the stored answer is read. Answers with errors are not kept: doing
/// such a write again gives the error again. But an error may come from the first attempt's own document (its key is taken), so
/// before an error is answered the stored answer is looked for.
/// </summary>
internal static class RetriedWrites
{
    public const string Schema = """
        create schema if not exists catalogue_gateway;
        create table if not exists catalogue_gateway.answers
            (session bytea, number bigint, reply bytea, at timestamptz default now(), constraint answered_before primary key (session, number))
        """;

    /// <summary>Answers nobody will ask for any more.</summary>
    public static Statement Forget { get; } = new(
        "with gone as (delete from catalogue_gateway.answers where at < now() - interval '5 minutes' returning 1) select count(*) from gone",
        IsRead: false);

    /// <summary>Session and number under which the client may repeat this write, or null.</summary>
    public static (byte[] Session, long Number)? KeyOf(Request request) =>
        request.Find("txnNumber") is { } number && request.Find("lsid") is { IsBsonDocument: true } session
            ? (session["id"].AsByteArray, number.ToInt64())
            : null;

    /// <summary>The write, and its answer kept.</summary>
    /// <param name="function">SQL that gives the row <c>p_result</c>.</param>
    /// <param name="key">From <see cref="KeyOf"/>.</param>
    /// <param name="values">Of the function.</param>
    public static Statement Keeping(string function, (byte[] Session, long Number) key, params object?[] values)
    {
        var at = values.Length;
        return new Statement(
            $"""
            with done as materialized (select p_result::bytea as reply from {function}),
                 kept as (insert into catalogue_gateway.answers (session, number, reply) select ${at + 1}, ${at + 2}, reply from done
                          where position('writeErrors'::bytea in reply) = 0)
            select reply from done
            """,
            IsRead: false, [.. values, key.Session, key.Number]);
    }

    /// <summary>The answer that was kept, one row; null when the write was never done.</summary>
    public static Statement Find((byte[] Session, long Number) key) => new(
        "select (select reply from catalogue_gateway.answers where session = $1 and number = $2)",
        IsRead: true, key.Session, key.Number);
}
