using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenGov.Platform.Documents;

/// <summary>How documents are written as JSON: the one place where that is decided.</summary>
public static class DocumentJson
{
    /// <summary>
    /// camelCase names, enums by name, Chinese unescaped, no property that only computes something (neither settable nor a
    /// constructor parameter), so that what is stored is exactly what can be read back.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The same with one more converter.</summary>
    internal static JsonSerializerOptions With(JsonSerializerOptions options, JsonConverter converter)
    {
        var more = new JsonSerializerOptions(options);
        more.Converters.Add(converter);
        more.MakeReadOnly();
        return more;
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsComputed } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutWhatIsComputed(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        // Names only: a parameter is matched to its property without regard to case, as the serialiser itself does.
        var parameters = type.Type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.Properties)
        {
            if (property.Set is null && !parameters.Contains(property.Name))
            {
                property.ShouldSerialize = static (_, _) => false;
            }
        }
    }
}
