using Google.Protobuf.Reflection;

namespace OpenGov.Platform.Rest;

/// <summary>A field of a request, or a field of a message in it: "organisation.id".</summary>
/// <param name="Fields">The way to it, outermost first.</param>
internal sealed record FieldPath(IReadOnlyList<FieldDescriptor> Fields)
{
    /// <summary>The field at the end.</summary>
    public FieldDescriptor Leaf => Fields[^1];

    /// <summary>As in the contract: "member.organisation_id". Route values are named so.</summary>
    public string ProtoName { get; } = string.Join('.', Fields.Select(field => field.Name));

    /// <summary>As in JSON: "member.organisationId".</summary>
    public string JsonName { get; } = string.Join('.', Fields.Select(field => field.JsonName));

    /// <summary>The field of this name in either spelling; null when there is none.</summary>
    public static FieldPath? Find(MessageDescriptor type, string name)
    {
        var fields = new List<FieldDescriptor>();
        foreach (var part in name.Split('.'))
        {
            var inside = fields.Count == 0 ? type : fields[^1].FieldType == FieldType.Message ? fields[^1].MessageType : null;
            if (inside is null || Field(inside, part) is not { } field)
            {
                return null;
            }

            fields.Add(field);
        }

        return new(fields);
    }

    /// <summary>The field of this name in either spelling; null when there is none.</summary>
    public static FieldDescriptor? Field(MessageDescriptor type, string name) =>
        type.FindFieldByName(name) ?? type.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name);

    /// <summary>This field inside a message field.</summary>
    public FieldPath Inside(FieldDescriptor outer) => new([outer, .. Fields]);
}
