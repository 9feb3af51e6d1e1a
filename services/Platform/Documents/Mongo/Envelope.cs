using System.Globalization;
using System.IO.Compression;
using MongoDB.Bson;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>
/// How a document lies in MongoDB: <c>_id, revision, schema, keys</c> and <c>body</c> for people and queries; <c>stamp, pending,
/// pendingStamp</c> for events; <c>records, recordsStamp</c> for the audit trail; <c>answers</c> for repeated requests; <c>writes</c>, the ids of the last writes, by which a write whose reply was
/// lost is recognised.
/// </summary>
internal static class Envelope
{
    public const string Id = "_id";
    public const string Revision = "revision";
    public const string Schema = "schema";
    public const string Keys = "keys";
    public const string Body = "body";
    public const string Stamp = "stamp";
    public const string Pending = "pending";
    public const string PendingStamp = "pendingStamp";
    public const string Records = "records";
    public const string RecordsStamp = "recordsStamp";
    public const string Answers = "answers";
    public const string Writes = "writes";

    /// <summary>Of an answer: caller and request id.</summary>
    public const string Request = "request";

    private const int WritesKept = 8;

    // An answer about one item stays below; packing it would cost more than the server's writing it.
    private const int WorthCompressing = 4096;

    /// <summary>A new document.</summary>
    public static BsonDocument New(MongoWrite write)
    {
        var document = new BsonDocument { { Id, write.Id } };
        document.AddRange(Content(write, 1));
        document.Add(Writes, new BsonDocument(Slot(write), write.WriteId));
        if (write.Events.Count > 0)
        {
            document.Add(Pending, Events(write));
            document.Add(PendingStamp, write.Stamp);
        }

        if (write.Records.Count > 0)
        {
            document.Add(Records, RecordsOf(write));
            document.Add(RecordsStamp, write.Stamp);
        }

        if (write.Answer is { } answer)
        {
            document.Add(Answers, new BsonArray { Answer(answer) });
        }

        return document;
    }

    /// <summary>The change from a document to the next one.</summary>
    /// <param name="write">The write.</param>
    /// <param name="keepAnswers">How many answers stay.</param>
    public static BsonDocument Next(MongoWrite write, int keepAnswers)
    {
        var set = new BsonDocument(Content(write, write.Revision + 1)) { { $"{Writes}.{Slot(write)}", write.WriteId } };
        var change = new BsonDocument("$set", set);
        var push = new BsonDocument();

        // The oldest stamp stays: it is what the document is found by.
        var oldest = new BsonDocument();
        if (write.Events.Count > 0)
        {
            push.Add(Pending, new BsonDocument("$each", Events(write)));
            oldest.Add(PendingStamp, write.Stamp);
        }

        if (write.Records.Count > 0)
        {
            push.Add(Records, new BsonDocument("$each", RecordsOf(write)));
            oldest.Add(RecordsStamp, write.Stamp);
        }

        if (oldest.ElementCount > 0)
        {
            change.Add("$min", oldest);
        }

        if (write.Answer is { } answer)
        {
            push.Add(Answers, new BsonDocument { { "$each", new BsonArray { Answer(answer) } }, { "$slice", -keepAnswers } });
        }

        return push.ElementCount > 0 ? change.Add("$push", push) : change;
    }

    /// <summary>Whether the stored document was written by this write, also when others wrote after it.</summary>
    public static bool WasWrittenBy(BsonDocument? stored, MongoWrite write) =>
        stored is not null && stored[Writes].AsBsonDocument.GetValue(Slot(write), BsonNull.Value) == write.WriteId;

    /// <summary>An answer as it was stored.</summary>
    public static StoredAnswer ReadAnswer(BsonDocument answer)
    {
        var bytes = answer["bytes"].AsByteArray;
        if (answer.GetValue("brotli", false).AsBoolean)
        {
            using var packed = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            packed.CopyTo(unpacked);
            bytes = unpacked.ToArray();
        }

        return new(answer[Request].AsString, answer["question"].AsString, bytes);
    }

    /// <summary>Keys of a document as they are stored; a key without a value is left out.</summary>
    public static BsonDocument KeysOf<T>(DocumentType<T> type, T value) where T : class
    {
        var keys = new BsonDocument();
        foreach (var key in type.Keys)
        {
            if (key.Value(value) is { } given)
            {
                keys.Add(key.Name, key.IsNumber ? Convert.ToInt64(given, provider: null) : (string)given);
            }
        }

        return keys;
    }

    private static string Slot(MongoWrite write) => ((write.Revision + 1) % WritesKept).ToString(CultureInfo.InvariantCulture);

    private static BsonDocument Content(MongoWrite write, long revision) => new()
    {
        { Revision, revision },
        { Schema, write.Schema },
        { Stamp, write.Stamp },
        { Keys, write.Keys },
        { Body, new RawBsonDocument(write.Body) },
    };

    private static BsonArray Events(MongoWrite write) => [.. write.Events.Select(e => MongoPendingEvent.Write(e, write.Stamp))];

    private static BsonArray RecordsOf(MongoWrite write) => [.. write.Records.Select(record => MongoPendingRecord.Write(record, write.Stamp))];

    private static BsonDocument Answer(StoredAnswer answer)
    {
        var stored = new BsonDocument { { Request, answer.Request }, { "question", answer.Question } };
        if (answer.Bytes.Length < WorthCompressing)
        {
            return stored.Add("bytes", answer.Bytes);
        }

        // An answer may be a whole catalogue: dozens of them must fit into the document beside it.
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(answer.Bytes);
        }

        return stored.Add("bytes", packed.ToArray()).Add("brotli", true);
    }
}
