using System.Text;
using System.Text.Json;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>A question as SQL with its parameters.</summary>
internal sealed class SqlQuestion
{
    private readonly List<object?> values = [];

    private SqlQuestion()
    {
    }

    /// <summary>The text.</summary>
    public string Sql { get; private set; } = "";

    /// <summary>Its parameters.</summary>
    public object?[] Values => [.. values];

    /// <summary>The documents that match: id, revision, schema, body.</summary>
    public static SqlQuestion Documents(string collection, DocumentQuery query)
    {
        var question = new SqlQuestion();
        var conditions = question.Conditions(query);
        var limit = question.Next(query.Limit);
        var key = CollectionTable.Column(query.SortBy);
        var direction = query.Descending ? "DESC" : "ASC";
        var order = key == "id" ? $"id {direction}" : $"{key} {direction}, id {direction}";
        question.Sql = query.After is null
            ? Select(conditions)
            : string.Join(" UNION ALL ", question.Rest(query, key).Select(rest => $"SELECT * FROM ({Select([.. conditions, rest])})"));
        if (question.Sql.Contains(" UNION ALL ", StringComparison.Ordinal))
        {
            question.Sql += $" LIMIT {limit}";
        }

        return question;

        string Select(IReadOnlyList<string> where) => $"SELECT id, revision, schema, body FROM \"{collection}\"{Where(where)} ORDER BY {order} LIMIT {limit}";
    }

    /// <summary>How many documents match.</summary>
    public static SqlQuestion Count(string collection, DocumentQuery query)
    {
        var question = new SqlQuestion();
        question.Sql = $"SELECT count(*) FROM \"{collection}\"{Where(question.Conditions(query))}";
        return question;
    }

    private static string Where(IReadOnlyList<string> conditions) => conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);

    /// <summary>
    /// What comes after a place, in order. Documents without the key are a part of its own, so that each part is one range of the index.
    /// </summary>
    private IEnumerable<string> Rest(DocumentQuery query, string key)
    {
        var after = query.After!;
        var beyond = query.Descending ? "<" : ">";
        if (key == "id")
        {
            return [$"id {beyond} {Next(after.Id)}"];
        }

        if (after.Value is { } value)
        {
            var rest = $"({key}, id) {beyond} ({Next(value)}, {Next(after.Id)})";
            return query.Descending ? [rest, $"{key} IS NULL"] : [rest];
        }

        var withoutKey = $"{key} IS NULL AND id {beyond} {Next(after.Id)}";
        return query.Descending ? [withoutKey] : [withoutKey, $"{key} IS NOT NULL"];
    }

    private List<string> Conditions(DocumentQuery query) => [.. query.Where.Select(Condition)];

    private string Condition(KeyCondition condition)
    {
        var key = CollectionTable.Column(condition.Key);
        return condition.Relation switch
        {
            KeyRelation.Equal => $"{key} = {Next(condition.Value)}",
            KeyRelation.In => $"{key} IN (SELECT value FROM json_each({Next(JsonSerializer.Serialize(condition.Value, condition.Value.GetType(), DocumentJson.Options))}))",
            KeyRelation.Above => $"{key} > {Next(condition.Value)}",
            KeyRelation.AtLeast => $"{key} >= {Next(condition.Value)}",
            KeyRelation.Below => $"{key} < {Next(condition.Value)}",
            KeyRelation.AtMost => $"{key} <= {Next(condition.Value)}",
            KeyRelation.StartsWith => StartsWith(key, (string)condition.Value),
            KeyRelation.Exists => (bool)condition.Value ? $"{key} IS NOT NULL" : $"{key} IS NULL",
            _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Relation, "unknown relation"),
        };
    }

    private string StartsWith(string key, string prefix)
    {
        var text = new StringBuilder($"{key} >= {Next(prefix)}");
        return TextOrder.AboveAll(prefix) is { } above ? text.Append($" AND {key} < {Next(above)}").ToString() : text.ToString();
    }

    private string Next(object? value)
    {
        values.Add(value);
        return $"?{values.Count}";
    }
}
