using System.Collections.Concurrent;
using Google.Api;
using Google.Protobuf.Reflection;

namespace OpenGov.Platform.Grpc;

/// <summary>What the contract demands of a message, read from its descriptor once.</summary>
/// <param name="Fields">Fields that demand something or that may hold messages that do.</param>
/// <param name="Mask">The field that says which fields of <paramref name="Masked"/> are meant; null when there is none.</param>
/// <param name="Masked">The message that the mask is about.</param>
internal sealed record RequestPlan(IReadOnlyList<PlannedField> Fields, FieldDescriptor? Mask, FieldDescriptor? Masked)
{
    private static readonly ConcurrentDictionary<MessageDescriptor, RequestPlan> Known = new();

    public static RequestPlan Of(MessageDescriptor type) => Known.GetOrAdd(type, Read);

    private static RequestPlan Read(MessageDescriptor type)
    {
        var fields = type.Fields.InDeclarationOrder().Where(field => !Has(field, FieldBehavior.OutputOnly)).ToList();
        var mask = fields.Find(field => field.FieldType == FieldType.Message && field.MessageType.FullName == "google.protobuf.FieldMask");
        var messages = fields.Where(field => field.FieldType == FieldType.Message && !field.IsRepeated && field.MessageType.File.Package != "google.protobuf")
            .Take(2).ToList();
        return new(
            [.. fields.Select(field => new PlannedField(field, Has(field, FieldBehavior.Required))).Where(field => field.Matters)],
            messages.Count == 1 ? mask : null,
            mask is not null && messages.Count == 1 ? messages[0] : null);
    }

    private static bool Has(FieldDescriptor field, FieldBehavior behaviour) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior).Contains(behaviour) == true;
}
