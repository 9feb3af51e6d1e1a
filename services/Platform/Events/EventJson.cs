using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenGov.Contracts.Events;

namespace OpenGov.Platform.Events;

/// <summary>
/// Event records as JSON: camel case, Chinese characters as they are. The same text is stored with the document, in the log and in
/// dead letters; a snapshot test pins it.
/// </summary>
public static class EventJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // The JSON never stands inside HTML, so Chinese need not be written as \u escapes.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Name of an event's type: the name of its record.</summary>
    public static string TypeOf(ServiceEvent happened) => happened.GetType().Name;

    /// <summary>The record as JSON, with all its own properties.</summary>
    public static string Write(ServiceEvent happened) => JsonSerializer.Serialize(happened, happened.GetType(), Options);

    /// <summary>The record of a type that <see cref="EventTypes"/> knows.</summary>
    internal static ServiceEvent Read(string json, Type type) =>
        (ServiceEvent?)JsonSerializer.Deserialize(json, type, Options) ?? throw new JsonException("an event cannot be null");

    /// <summary>
    /// The same JSON with the sequence that the relay gives. Works on the text, so that an event whose type this process does not
    /// know is still logged and never holds up the ones behind it.
    /// </summary>
    internal static string WithSequence(string json, long sequence)
    {
        var content = JsonNode.Parse(json)?.AsObject() ?? throw new JsonException("an event is a JSON object");
        content["sequence"] = sequence;
        return content.ToJsonString(Options);
    }
}
