using MongoDB.Bson;

namespace OpenGov.Testing.DocumentDbGateway.Wire;

/// <summary>One command as a client sent it.</summary>
/// <param name="Id">The client's number of the message; the reply carries it.</param>
/// <param name="Body">The command document, exactly as it came.</param>
/// <param name="Sequences">Document sequences by name (<c>documents</c>, <c>updates</c> …): BSON documents one after the other.</param>
/// <param name="IsLegacy">The first handshake comes as OP_QUERY and is answered by OP_REPLY.</param>
/// <param name="WantsReply">False for unacknowledged writes.</param>
internal sealed record Request(
    int Id, byte[] Body, IReadOnlyDictionary<string, byte[]> Sequences, bool IsLegacy, bool WantsReply)
{
    private readonly RawBsonDocument _document = new(Body);

    /// <summary>The name of the command: the name of the first element.</summary>
    public string Name { get; } = new RawBsonDocument(Body).GetElement(0).Name;

    /// <summary>The database it goes to.</summary>
    public string Database => Find("$db")?.AsString ?? "admin";

    /// <summary>The value of the first element: mostly the collection's name.</summary>
    public BsonValue Subject => _document.GetElement(0).Value;

    /// <summary>Database and collection, as error messages show them.</summary>
    public string Namespace =>
        $"{Database}.{(Subject.IsString ? Subject.AsString : Find("collection") is { IsString: true } c ? c.AsString : "$cmd")}";

    /// <summary>A field of the command, or null.</summary>
    public BsonValue? Find(string field) => _document.TryGetValue(field, out var value) ? value : null;

    /// <summary>The documents of a write: null when the client put them into the command itself.</summary>
    public byte[]? Sequence(string name) => Sequences.GetValueOrDefault(name);
}
