using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace OpenGov.Platform.Rest;

/// <summary>
/// Walks a JSON body beside the descriptor of its message and finds everything that the proto3 JSON mapping does not allow, plus what
/// it would silently drop: unknown fields, a field given twice. The transcoding itself would ignore some of it and fail at the first of the rest.
/// </summary>
internal sealed class BodyCheck(Violations violations)
{
    /// <summary>Deepest nesting of objects and arrays.</summary>
    public const int Deepest = 50;

    /// <summary>Whether the body is right but uses a spelling that the transcoding does not read (1.0 for 1, "5" for 5, null for a list).</summary>
    public bool NeedsRewriting { get; private set; }

    /// <summary>Places where the body must be spelt otherwise before anything reads it: names of an update mask.</summary>
    public List<Edit> Edits { get; } = [];

    /// <summary>Checks one value that must be a message.</summary>
    /// <param name="json">Stands on the value's first token; ends on its last.</param>
    /// <param name="type">Its type.</param>
    /// <param name="path">Its JSON path; empty for the body itself.</param>
    public void Message(ref Utf8JsonReader json, MessageDescriptor type, string path)
    {
        if (IsFreeForm(type))
        {
            json.Skip();
            return;
        }

        if (json.TokenType != JsonTokenType.StartObject)
        {
            violations.Add(path.Length == 0 ? "$" : path, Expected.Message(type));
            json.Skip();
            return;
        }

        if (TooDeep(ref json, path))
        {
            return;
        }

        var seen = new HashSet<FieldDescriptor>();
        var choices = new HashSet<OneofDescriptor>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            var at = path.Length == 0 ? name : path + "." + name;
            json.Read();
            if (FieldPath.Field(type, name) is not { } field)
            {
                violations.Add(at, Expected.Unknown("字段", name, [.. type.Fields.InDeclarationOrder().Select(f => f.JsonName)]));
                json.Skip();
                continue;
            }

            if (!seen.Add(field))
            {
                violations.Add(at, "同一个字段给出了两次");
            }

            if (field.RealContainingOneof is { } choice && !choices.Add(choice))
            {
                violations.Add(at, "只能给出其中一个：" + string.Join("、", choice.Fields.Select(f => f.JsonName)));
            }

            Field(ref json, field, at);
        }
    }

    private void Field(ref Utf8JsonReader json, FieldDescriptor field, string path)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            // null means "not given"; the transcoding knows that for single values only.
            NeedsRewriting |= field.IsMap || field.IsRepeated;
        }
        else if (field.IsMap)
        {
            Map(ref json, field, path);
        }
        else if (field.IsRepeated)
        {
            List(ref json, field, path);
        }
        else
        {
            Value(ref json, field, path);
        }
    }

    private void List(ref Utf8JsonReader json, FieldDescriptor field, string path)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            violations.Add(path, "应为数组 […]");
            json.Skip();
            return;
        }

        if (TooDeep(ref json, path))
        {
            return;
        }

        for (var index = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; index++)
        {
            Value(ref json, field, path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]");
        }
    }

    private void Map(ref Utf8JsonReader json, FieldDescriptor field, string path)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            violations.Add(path, "应为对象 {…}");
            json.Skip();
            return;
        }

        if (TooDeep(ref json, path))
        {
            return;
        }

        var (key, value) = (field.MessageType.Fields[1], field.MessageType.Fields[2]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            var at = path + "." + name;
            json.Read();
            if (!TextValue.Fits(key, name))
            {
                violations.Add(at, "键" + Expected.Value(key));
            }

            if (!seen.Add(name))
            {
                violations.Add(at, "同一个键给出了两次");
            }

            Value(ref json, value, at);
        }
    }

    private void Value(ref Utf8JsonReader json, FieldDescriptor field, string path)
    {
        if (field.FieldType is FieldType.Message or FieldType.Group && !TextValue.IsText(field.MessageType))
        {
            Message(ref json, field.MessageType, path);
            return;
        }

        var (fits, plain) = ScalarValue.Fits(ref json, field);
        NeedsRewriting |= fits && !plain;
        if (fits && field.FieldType == FieldType.Message && field.MessageType.FullName == FieldMask.Descriptor.FullName)
        {
            Edits.Add(Edit.OfMask(ref json));
        }

        if (!fits)
        {
            violations.Add(path, ScalarValue.Complaint(ref json, field));
            json.Skip();
        }
    }

    private bool TooDeep(ref Utf8JsonReader json, string path)
    {
        if (json.CurrentDepth < Deepest)
        {
            return violations.Full && SkipRest(ref json);
        }

        violations.Add(path, $"嵌套过深，最多 {Deepest} 层");
        return SkipRest(ref json);
    }

    private static bool SkipRest(ref Utf8JsonReader json)
    {
        json.Skip();
        return true;
    }

    private static bool IsFreeForm(MessageDescriptor type) =>
        type.File.Name is "google/protobuf/struct.proto" or "google/protobuf/any.proto";
}
