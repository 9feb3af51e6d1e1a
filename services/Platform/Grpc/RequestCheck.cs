using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Rest;

namespace OpenGov.Platform.Grpc;

/// <summary>
/// Checks what the contract itself says about a request, over gRPC and REST alike: REQUIRED fields are not empty, enumerations hold
/// known members, an update mask names fields that exist. A field that the mask does not name is not looked at.
/// </summary>
internal static class RequestCheck
{
    /// <summary>Checks a request.</summary>
    /// <exception cref="RequestException">All that is wrong, by JSON path.</exception>
    public static void Check<TRequest>(TRequest request) where TRequest : class
    {
        if (request is not IMessage message)
        {
            return;
        }

        // The framework would refuse it in English and without a reason; far larger ones it still does.
        if (message.CalculateSize() > PlatformHosting.LargestRequest)
        {
            throw Refused.TooLarge($"请求内容过大，最多 {PlatformHosting.LargestRequest / 1024 / 1024} MiB。", PlatformHosting.LargestRequest);
        }

        Violations? violations = null;
        Message(message, Plan<TRequest>.For(message), "", ref violations);
        if (violations is not null)
        {
            throw violations.ToRefusal();
        }
    }

    private static void Message(IMessage message, RequestPlan plan, string path, ref Violations? violations)
    {
        var mask = plan.Mask is null ? null : (FieldMask?)plan.Mask.Accessor.GetValue(message);
        if (mask is { Paths.Count: > 0 })
        {
            Mask(mask, plan, path, ref violations);
        }

        foreach (var planned in plan.Fields)
        {
            var masked = planned.Field == plan.Masked ? mask ?? new() : null;
            Field(message, planned, path, masked, ref violations);
        }
    }

    private static void Field(IMessage message, PlannedField planned, string path, FieldMask? mask, ref Violations? violations)
    {
        var value = planned.Field.Accessor.GetValue(message);
        if (planned.Required && IsEmpty(message, planned.Field, value))
        {
            (violations ??= new()).Add(At(path, planned.Field), Missing(planned.Field));
            return;
        }

        switch (value)
        {
            case null:
                return;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    Value(entry.Value!, planned, $"{At(path, planned.Field)}.{entry.Key}", null, ref violations);
                }

                return;
            case IList list:
                for (var index = 0; index < list.Count; index++)
                {
                    Value(list[index]!, planned, $"{At(path, planned.Field)}[{index.ToString(CultureInfo.InvariantCulture)}]", null, ref violations);
                }

                return;
            default:
                Value(value, planned, planned.IsEnum || planned.IsMessage ? At(path, planned.Field) : path, mask, ref violations);
                return;
        }
    }

    private static void Value(object value, PlannedField planned, string at, FieldMask? mask, ref Violations? violations)
    {
        if (planned.IsEnum)
        {
            var number = (int)value;
            if (planned.Element.EnumType.FindValueByNumber(number) is null)
            {
                (violations ??= new()).Add(at, $"没有这个值（{number}）；{Expected.Value(planned.Element)}");
            }
        }
        else if (planned.IsMessage)
        {
            var inner = (IMessage)value;
            var plan = RequestPlan.Of(inner.Descriptor);
            if (mask is not null)
            {
                plan = plan with { Fields = Selected(plan.Fields, mask) };
            }

            if (plan.Fields.Count > 0 || plan.Mask is not null)
            {
                Message(inner, plan, at, ref violations);
            }
        }
    }

    private static void Mask(FieldMask mask, RequestPlan plan, string path, ref Violations? violations)
    {
        var type = plan.Masked!.MessageType;
        foreach (var name in mask.Paths.Where(name => name != "*" && FieldPath.Find(type, name) is null))
        {
            (violations ??= new()).Add(
                At(path, plan.Mask!),
                $"“{(name.Length > 60 ? name[..60] + "…" : name)}”："
                + Expected.Unknown("字段", name, [.. type.Fields.InDeclarationOrder().Select(field => field.JsonName)]));
        }
    }

    // Without a mask all that can be updated is meant, and only the service knows what that is: an id or a kind that never changes may be
    // left out.
    private static IReadOnlyList<PlannedField> Selected(IReadOnlyList<PlannedField> fields, FieldMask mask) => mask.Paths.Count == 0
        ? [.. fields.Select(field => field with { Required = false })]
        : [.. fields.Where(field => Names(mask, field.Field))];

    private static bool Names(FieldMask mask, FieldDescriptor field) => mask.Paths.Any(path =>
        path == "*" || path.Split('.')[0] is { } first && (first == field.Name || first == field.JsonName));

    private static bool IsEmpty(IMessage message, FieldDescriptor field, object? value) => value switch
    {
        null => true,
        ICollection collection => collection.Count == 0,
        _ when field.HasPresence => !field.Accessor.HasValue(message),
        string text => text.Length == 0,
        ByteString bytes => bytes.IsEmpty,
        bool => false,
        int number => number == 0,
        long number => number == 0,
        uint number => number == 0,
        ulong number => number == 0,
        System.Enum member => Convert.ToInt32(member, CultureInfo.InvariantCulture) == 0,
        _ => false,
    };

    private static string Missing(FieldDescriptor field) => field switch
    {
        { IsRepeated: true } => "不能为空",
        { FieldType: FieldType.Enum } => "必须给出；" + Expected.Value(field),
        { FieldType: FieldType.String or FieldType.Bytes or FieldType.Message } => "不能为空",
        _ => "必须给出，且不能为 0",
    };

    private static string At(string path, FieldDescriptor field) => path.Length == 0 ? field.JsonName : path + "." + field.JsonName;

    private static class Plan<TRequest> where TRequest : class
    {
        private static RequestPlan? plan;

        public static RequestPlan For(IMessage message) => plan ??= RequestPlan.Of(message.Descriptor);
    }
}
