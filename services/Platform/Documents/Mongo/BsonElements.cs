using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;

namespace OpenGov.Platform.Documents.Mongo;

/// <summary>Walks the elements of a BSON document where it lies, without making objects of it.</summary>
internal ref struct BsonElements
{
    private ReadOnlySpan<byte> rest;

    /// <param name="document">The document with its length and its end.</param>
    public BsonElements(ReadOnlySpan<byte> document) => rest = document[4..BinaryPrimitives.ReadInt32LittleEndian(document)];

    /// <summary>Type of the current element.</summary>
    public BsonType Type { get; private set; }

    /// <summary>Its name.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Its value as it is encoded.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>A whole number of either size.</summary>
    public readonly long Integer => Type switch
    {
        BsonType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(Value),
        BsonType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(Value),
        BsonType.Double => (long)BinaryPrimitives.ReadDoubleLittleEndian(Value),
        _ => throw new InvalidDataException($"\"{Encoding.UTF8.GetString(Name)}\" is a {Type}, not a number."),
    };

    /// <summary>The UTF-8 bytes of a string.</summary>
    public readonly ReadOnlySpan<byte> Utf8 => Type == BsonType.String
        ? Value[4..^1]
        : throw new InvalidDataException($"\"{Encoding.UTF8.GetString(Name)}\" is a {Type}, not a string.");

    /// <summary>A string.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Utf8);

    /// <summary>Goes to the next element; false after the last.</summary>
    public bool Next()
    {
        if (rest.Length == 0 || rest[0] == 0)
        {
            return false;
        }

        Type = (BsonType)rest[0];
        var length = rest[1..].IndexOf((byte)0);
        Name = rest.Slice(1, length);
        rest = rest[(length + 2)..];
        Value = rest[..Length()];
        rest = rest[Value.Length..];
        return true;
    }

    private readonly int Length() => Type switch
    {
        BsonType.Double or BsonType.Int64 or BsonType.DateTime or BsonType.Timestamp => 8,
        BsonType.Int32 => 4,
        BsonType.Boolean => 1,
        BsonType.Null or BsonType.Undefined => 0,
        BsonType.ObjectId => 12,
        BsonType.Decimal128 => 16,
        BsonType.String => 4 + BinaryPrimitives.ReadInt32LittleEndian(rest),
        BsonType.Binary => 5 + BinaryPrimitives.ReadInt32LittleEndian(rest),
        BsonType.Document or BsonType.Array => BinaryPrimitives.ReadInt32LittleEndian(rest),
        _ => throw new InvalidDataException($"\"{Encoding.UTF8.GetString(Name)}\" has the BSON type {Type}, which documents do not use."),
    };
}
