using System.Buffers;
using MongoDB.Bson;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>A document out of the bytes that came from the server.</summary>
/// <param name="Document">The document.</param>
/// <param name="Requests">The requests whose answers it keeps, when they were asked for.</param>
/// <param name="Bytes">Size of its content as BSON.</param>
internal sealed record StoredEnvelope<T>(Stored<T> Document, IReadOnlyList<string> Requests, int Bytes) where T : class
{
    public static StoredEnvelope<T> Read(DocumentType<T> type, RawBsonDocument document, HybridClock clock)
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

    private static StoredEnvelope<T> Read(DocumentType<T> type, ReadOnlySpan<byte> document, HybridClock clock)
    {
        var (id, revision, schema) = ("", 0L, 0L);
        IReadOnlyList<string> requests = [];
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
            else if (element.Name.SequenceEqual("answers"u8))
            {
                requests = RequestsOf(element.Value);
            }
        }

        if (body.IsEmpty)
        {
            throw new InvalidDataException($"Document \"{id}\" of \"{type.Collection}\" has no body.");
        }

        return new(new(id, revision, DocumentRules.Deserialise(type, id, schema, BsonJson.Of(body).WrittenSpan)), requests, body.Length);
    }

    private static List<string> RequestsOf(ReadOnlySpan<byte> answers)
    {
        var requests = new List<string>(DocumentRules.AnswersKept);
        for (var answer = new BsonElements(answers); answer.Next();)
        {
            for (var field = new BsonElements(answer.Value); field.Next();)
            {
                if (field.Name.SequenceEqual("request"u8))
                {
                    requests.Add(field.Text);
                }
            }
        }

        return requests;
    }
}
