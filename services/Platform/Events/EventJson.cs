using System.Text.Json;
using System.Text.Json.Nodes;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>
/// Event records as JSON, written as documents are. The same text is stored with the document, in the log and in dead letters; a
/// snapshot test pins it.
/// </summary>
public static class EventJson
{
    /// <summary>Name of an event's type: the name of its record.</summary>
    public static string TypeOf(ServiceEvent happened) => happened.GetType().Name;

    /// <summary>The record as JSON.</summary>
    public static string Write(ServiceEvent happened) =>
        JsonSerializer.Serialize(happened, happened.GetType(), DocumentJson.Options);

    /// <summary>The record of a type that <see cref="EventTypes"/> knows.</summary>
    internal static ServiceEvent Read(string json, Type type) =>
        (ServiceEvent?)JsonSerializer.Deserialize(json, type, DocumentJson.Options) ?? throw new JsonException("an event cannot be null");

    /// <summary>
    /// The same JSON with the sequence that the relay gives. Works on the text, so that an event whose type this process does not
    /// know is still logged and never holds up the ones behind it.
    /// </summary>
    internal static string WithSequence(string json, long sequence)
    {
        var content = JsonNode.Parse(json)?.AsObject() ?? throw new JsonException("an event is a JSON object");
        content["sequence"] = sequence;
        return content.ToJsonString(DocumentJson.Options);
    }
}
