using System.Text.Json;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Documents;

/// <summary>What both engines ask of documents and questions, so that a mistake shows on either.</summary>
internal static class DocumentRules
{
    /// <summary>Largest document, serialised, in bytes: leaves room in MongoDB's 16 MiB for keys, pending events and answers.</summary>
    public const int LargestDocument = 12 * 1024 * 1024;

    /// <summary>
    /// Answers kept with a document: more than a client repeats, few enough not to outweigh the document, which MongoDB writes whole.
    /// </summary>
    public const int AnswersKept = 16;

    private const int LongestId = 200;
    private const int LargestPage = 1000;

    public static void CheckId(string id)
    {
        if (id is null || id.Length is 0 or > LongestId)
        {
            throw new ArgumentException($"A document id has 1–{LongestId} characters, not {id?.Length ?? 0}.", nameof(id));
        }
    }

    /// <exception cref="InvalidOperationException">Writes of the kind are on record, and a document that is gone cannot carry one.</exception>
    public static void CheckDeletable<T>(DocumentType<T> type) where T : class
    {
        if (type is { IsAudited: true, IsTrimmed: false })
        {
            throw new InvalidOperationException(
                $"\"{type.Collection}\" is audited, so its documents are not deleted: mark them as ended, or declare the kind Trimmed() or NotAudited().");
        }
    }

    /// <exception cref="DocumentTooLargeException">Too large.</exception>
    public static byte[] Serialise<T>(DocumentType<T> type, T value) where T : class
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type.Json);
        return body.Length <= LargestDocument ? body : throw new DocumentTooLargeException(body.Length, LargestDocument);
    }

    /// <exception cref="InvalidDataException">The stored document cannot be read by this program.</exception>
    public static T Deserialise<T>(DocumentType<T> type, string id, long schema, ReadOnlySpan<byte> body) where T : class
    {
        if (schema > type.Schema || schema < type.Schema - 1)
        {
            throw new InvalidDataException(
                $"Document \"{id}\" of \"{type.Collection}\" has schema {schema}; this program reads {type.Schema} and the one before.");
        }

        return JsonSerializer.Deserialize<T>(body, DocumentJson.Options)
            ?? throw new InvalidDataException($"Document \"{id}\" of \"{type.Collection}\" is empty.");
    }

    public static void CheckQuery<T>(DocumentType<T> type, DocumentQuery query) where T : class
    {
        if (query.Limit is < 1 or > LargestPage)
        {
            throw new ArgumentException($"Limit is {query.Limit}; allowed is 1–{LargestPage}.", nameof(query));
        }

        foreach (var condition in query.Where)
        {
            var isNumber = IsNumber(type, condition.Key);
            switch (condition.Relation)
            {
                case KeyRelation.Exists:
                    Require(condition.Value is bool, condition, "a bool");
                    break;
                case KeyRelation.In:
                    Require(isNumber ? condition.Value is IEnumerable<long> : condition.Value is IEnumerable<string>, condition, "a collection of the key's type");
                    break;
                case KeyRelation.StartsWith:
                    Require(!isNumber && condition.Value is string, condition, "a string, on a text key");
                    break;
                default:
                    Require(isNumber ? condition.Value is long or int : condition.Value is string, condition, isNumber ? "a long" : "a string");
                    break;
            }
        }

        var sortsByNumber = IsNumber(type, query.SortBy);
        if (query.After is { Value: { } place } && !(sortsByNumber ? place is long or int : place is string))
        {
            // Places come out of callers' page tokens.
            throw Refused.PageToken();
        }
    }

    private static bool IsNumber<T>(DocumentType<T> type, string key) where T : class =>
        key != "id" && (type.Keys.FirstOrDefault(k => k.Name == key)?.IsNumber
            ?? throw new ArgumentException($"\"{key}\" is not a declared key of \"{type.Collection}\"."));

    private static void Require(bool holds, KeyCondition condition, string wanted)
    {
        if (!holds)
        {
            throw new ArgumentException($"The condition {condition.Relation} on \"{condition.Key}\" needs {wanted}.");
        }
    }
}
