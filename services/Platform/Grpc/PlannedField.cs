using Google.Protobuf.Reflection;

namespace OpenGov.Platform.Grpc;

/// <summary>A field of a request and what the contract demands of it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Required">Whether it must not be empty.</param>
internal sealed record PlannedField(FieldDescriptor Field, bool Required)
{
    /// <summary>Type of the value, of one element, or of the values of a map.</summary>
    public FieldDescriptor Element { get; } = Field.IsMap ? Field.MessageType.Fields[2] : Field;

    /// <summary>Whether values are members of an enumeration.</summary>
    public bool IsEnum => Element.FieldType == FieldType.Enum;

    /// <summary>Whether values are messages of our own.</summary>
    public bool IsMessage => Element.FieldType == FieldType.Message && Element.MessageType.File.Package != "google.protobuf";

    /// <summary>Whether there is anything to look at.</summary>
    public bool Matters => Required || IsEnum || IsMessage;
}
