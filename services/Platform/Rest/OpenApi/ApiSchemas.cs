using System.Text.Json.Nodes;
using Google.Api;
using Google.Protobuf.Reflection;

namespace OpenGov.Platform.Rest.OpenApi;

/// <summary>The messages and enumerations of a document, each written once under components/schemas.</summary>
internal sealed class ApiSchemas
{
    private readonly SortedDictionary<string, JsonObject> written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    /// <summary>Everything that was referred to.</summary>
    public JsonObject ToJson()
    {
        var all = new JsonObject();
        foreach (var (name, schema) in written)
        {
            all[name] = schema;
        }

        return all;
    }

    /// <summary>A schema that stands for a message.</summary>
    public JsonObject Message(MessageDescriptor type) => type.FullName switch
    {
        "google.protobuf.Timestamp" => new() { ["type"] = "string", ["format"] = "date-time" },
        "google.protobuf.Duration" => new() { ["type"] = "string", ["example"] = "3.5s" },
        "google.protobuf.FieldMask" => new() { ["type"] = "string", ["example"] = "name,timeLimit" },
        "google.protobuf.Empty" => new() { ["type"] = "object" },
        "google.protobuf.Struct" or "google.protobuf.Any" => new() { ["type"] = "object", ["additionalProperties"] = true },
        "google.protobuf.Value" => [],
        _ when type.IsWrapperType() => Nullable(Scalar(type.Fields[1])),
        _ => Reference(type, () => Properties(type, [])),
    };

    /// <summary>A message without some of its fields, written in place: a request whose other fields stand in the path.</summary>
    public JsonObject Without(MessageDescriptor type, IReadOnlyCollection<FieldDescriptor> left) =>
        left.Count == 0 ? Message(type) : Properties(type, left);

    /// <summary>A schema for a field, with its comment.</summary>
    public JsonObject Field(FieldDescriptor field)
    {
        var schema = field.IsMap ? new() { ["type"] = "object", ["additionalProperties"] = Element(field.MessageType.Fields[2]) }
            : field.IsRepeated ? new() { ["type"] = "array", ["items"] = Element(field) }
            : Element(field);
        if (ContractComments.Of(field) is { Length: > 0 } comment)
        {
            // Beside a reference nothing else is read.
            schema = schema.ContainsKey("$ref") ? new() { ["allOf"] = new JsonArray(schema) } : schema;
            schema["description"] = comment;
        }

        if (Has(field, FieldBehavior.OutputOnly))
        {
            schema = schema.ContainsKey("$ref") ? new() { ["allOf"] = new JsonArray(schema) } : schema;
            schema["readOnly"] = true;
        }

        return schema;
    }

    public static bool Has(FieldDescriptor field, FieldBehavior behaviour) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior).Contains(behaviour) == true;

    private JsonObject Element(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message or FieldType.Group => Message(field.MessageType),
        FieldType.Enum => Reference(field.EnumType, () => Enumeration(field.EnumType)),
        _ => Scalar(field),
    };

    private static JsonObject Scalar(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool => new() { ["type"] = "boolean" },
        FieldType.Bytes => new() { ["type"] = "string", ["format"] = "byte" },
        FieldType.Double => new() { ["type"] = "number", ["format"] = "double" },
        FieldType.Float => new() { ["type"] = "number", ["format"] = "float" },
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new() { ["type"] = "integer", ["format"] = "int32" },
        FieldType.UInt32 or FieldType.Fixed32 => new() { ["type"] = "integer", ["format"] = "int64", ["minimum"] = 0 },
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => new() { ["type"] = "string", ["format"] = "int64" },
        FieldType.UInt64 or FieldType.Fixed64 => new() { ["type"] = "string", ["format"] = "uint64" },
        _ => new() { ["type"] = "string" },
    };

    private static JsonObject Nullable(JsonObject schema)
    {
        schema["nullable"] = true;
        return schema;
    }

    private JsonObject Properties(MessageDescriptor type, IReadOnlyCollection<FieldDescriptor> left)
    {
        var schema = new JsonObject { ["type"] = "object" };
        if (ContractComments.Of(type) is { Length: > 0 } comment)
        {
            schema["description"] = comment;
        }

        var fields = type.Fields.InDeclarationOrder().Where(field => !left.Contains(field)).ToList();
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            properties[field.JsonName] = Field(field);
        }

        schema["properties"] = properties;
        if (fields.Where(field => Has(field, FieldBehavior.Required)).Select(field => (JsonNode)field.JsonName).ToArray() is { Length: > 0 } required)
        {
            schema["required"] = new JsonArray(required);
        }

        return schema;
    }

    private static JsonObject Enumeration(EnumDescriptor type) => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. type.Values.Select(value => (JsonNode)value.Name)]),
        ["description"] = string.Join('\n', (string[])[ContractComments.Of(type), "", .. type.Values.Select(value => $"- {value.Name}: {ContractComments.Of(value)}")]),
    };

    private JsonObject Reference(IDescriptor type, Func<JsonObject> write)
    {
        var name = NameOf(type);
        if (!written.ContainsKey(name))
        {
            written[name] = []; // A message may hold itself.
            written[name] = write();
        }

        return new() { ["$ref"] = "#/components/schemas/" + name };
    }

    // Short names where they are not shared by two packages.
    private string NameOf(IDescriptor type)
    {
        var name = type.FullName[(type.File.Package.Length + 1)..];
        return owners.TryAdd(name, type.FullName) || owners[name] == type.FullName ? name : type.FullName;
    }
}
