using MongoDB.Bson;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>A question as filter and order.</summary>
internal static class MongoQuestion
{
    public static BsonDocument Order(DocumentQuery query)
    {
        var direction = query.Descending ? -1 : 1;
        var order = new BsonDocument(Field(query.SortBy), direction);
        return query.SortBy == "id" ? order : order.Add(Envelope.Id, direction);
    }

    /// <param name="query">The question.</param>
    /// <param name="withPlace">Whether to leave out what comes before its place.</param>
    public static BsonDocument Filter(DocumentQuery query, bool withPlace)
    {
        var conditions = new BsonArray(query.Where.Select(Condition));
        if (withPlace && query.After is { } after)
        {
            conditions.Add(Rest(query, after));
        }

        return conditions.Count switch
        {
            0 => [],
            1 => conditions[0].AsBsonDocument,
            _ => new("$and", conditions),
        };
    }

    private static BsonDocument Rest(DocumentQuery query, QueryPlace after)
    {
        var beyond = query.Descending ? "$lt" : "$gt";
        var beyondId = new BsonDocument(Envelope.Id, new BsonDocument(beyond, after.Id));
        if (query.SortBy == "id")
        {
            return beyondId;
        }

        var field = Field(query.SortBy);
        if (after.Value is { } given)
        {
            var value = Value(given);
            var larger = new BsonDocument(field, new BsonDocument(beyond, value));
            var tied = new BsonDocument(field, value).AddRange(beyondId);

            // Documents without the key come last there, and first in rising order.
            return query.Descending
                ? Any(larger, tied, Lacks(field))
                : new BsonDocument { { field, new BsonDocument("$gte", value) }, { "$or", new BsonArray { larger, beyondId } } };
        }

        var lackingToo = Lacks(field).AddRange(beyondId);
        return query.Descending ? lackingToo : Any(lackingToo, new BsonDocument(field, new BsonDocument("$exists", true)));
    }

    private static BsonDocument Condition(KeyCondition condition)
    {
        var value = condition.Value;
        BsonValue test = condition.Relation switch
        {
            KeyRelation.Equal => Value(value),
            KeyRelation.In => new BsonDocument("$in", value is IEnumerable<string> texts ? new BsonArray(texts) : new BsonArray((IEnumerable<long>)value)),
            KeyRelation.Above => new BsonDocument("$gt", Value(value)),
            KeyRelation.AtLeast => new BsonDocument("$gte", Value(value)),
            KeyRelation.Below => new BsonDocument("$lt", Value(value)),
            KeyRelation.AtMost => new BsonDocument("$lte", Value(value)),
            KeyRelation.StartsWith => StartsWith((string)value),
            KeyRelation.Exists => new BsonDocument("$exists", (bool)value),
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Relation, "unknown relation"),
        };
        return new(Field(condition.Key), test);
    }

    private static BsonDocument StartsWith(string prefix)
    {
        var range = new BsonDocument("$gte", prefix);
        return TextOrder.AboveAll(prefix) is { } above ? range.Add("$lt", above) : range;
    }

    private static BsonDocument Any(params BsonDocument[] alternatives) => new("$or", new BsonArray(alternatives));

    private static BsonDocument Lacks(string field) => new(field, new BsonDocument("$exists", false));

    private static BsonValue Value(object given) => given is string text ? text : Convert.ToInt64(given, provider: null);

    private static string Field(string key) => key == "id" ? Envelope.Id : $"{Envelope.Keys}.{key}";
}
