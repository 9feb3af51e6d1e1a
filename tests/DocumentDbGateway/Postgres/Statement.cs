namespace OpenGov.Testing.DocumentDbGateway.Postgres;

/// <summary>A statement with its values.</summary>
/// <param name="Sql">The text, <c>$1</c>, <c>$2</c> … for the values.</param>
/// <param name="IsRead">Changes nothing, so it may be sent again when a connection breaks.</param>
/// <param name="Values">string, long, long[], byte[] (BSON) or null (a BSON that is absent).</param>
internal sealed record Statement(string Sql, bool IsRead, params object?[] Values)
{
    /// <summary>Procedures give BSON back as text only.</summary>
    public bool IsCall => Sql.StartsWith("call ", StringComparison.Ordinal);
}
