using System.Buffers;
using MongoDB.Bson;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>Reads a document out of the bytes that came from the server.</summary>
internal static class StoredEnvelope
{
    public static Stored<T> Read<T>(DocumentType<T> type, RawBsonDocument document, HybridClock clock) where T : class
    {
        var slice = document.Slice;
        var bytes = ArrayPool<byte>.Shared.Rent(slice.Length);
        try
        {
            slice.GetBytes(0, bytes, 0, slice.Length);
            return Read(type, bytes.AsSpan(0, slice.Length), clock);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static Stored<T> Read<T>(DocumentType<T> type, ReadOnlySpan<byte> document, HybridClock clock) where T : class
    {
        var (id, revision, schema) = ("", 0L, 0L);
        var body = ReadOnlySpan<byte>.Empty;
        for (var element = new BsonElements(document); element.Next();)
        {
            if (element.Name.SequenceEqual("_id"u8))
            {
                id = element.Text;
            }
            else if (element.Name.SequenceEqual("revision"u8))
            {
                revision = element.Integer;
            }
            else if (element.Name.SequenceEqual("schema"u8))
            {
                schema = element.Integer;
            }
            else if (element.Name.SequenceEqual("stamp"u8))
            {
                clock.Observe(element.Integer);
            }
            else if (element.Name.SequenceEqual("body"u8))
            {
                body = element.Value;
            }
        }

        if (body.IsEmpty)
        {
            throw new InvalidDataException($"Document \"{id}\" of \"{type.Collection}\" has no body.");
        }

        return new(id, revision, DocumentRules.Deserialise(type, id, schema, BsonJson.Of(body).WrittenSpan));
    }
}
