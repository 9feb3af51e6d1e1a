using System.Buffers.Binary;
using MongoDB.Bson;
using OpenGov.Testing.DocumentDbGateway.Wire;

namespace OpenGov.Testing.DocumentDbGateway.Commands;

/// <summary>The operations of one write command.</summary>
/// <param name="Count">How many.</param>
/// <param name="UpsertsOne">It is a single one, and it inserts when nothing is found.</param>
internal sealed record Batch(int Count, bool UpsertsOne)
{
    public static Batch Of(Request request, string sequence)
    {
        var bytes = request.Sequence(sequence);
        var operations = bytes is null ? Inside(request, sequence) : Split(bytes);
        return new Batch(operations.Count, operations is [var only] && only.TryGetValue("upsert", out var upsert) && upsert.ToBoolean());
    }

    private static List<BsonDocument> Inside(Request request, string field) =>
        [.. request.Find(field)?.AsBsonArray.Cast<BsonDocument>() ?? []];

    private static List<BsonDocument> Split(byte[] bytes)
    {
        var documents = new List<BsonDocument>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            documents.Add(new RawBsonDocument(bytes[at..(at + length)]));
            at += length;
        }

        return documents;
    }
}
