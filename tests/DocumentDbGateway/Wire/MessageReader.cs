using System.Buffers.Binary;
using System.Text;

namespace OpenGov.Testing.DocumentDbGateway.Wire;

/// <summary>Reads MongoDB's messages: OP_MSG, and OP_QUERY for the first handshake.</summary>
internal static class MessageReader
{
    private const int OpQuery = 2004;
    private const int OpMsg = 2013;
    private const int HeaderLength = 16;
    private const int LongestMessage = 48_000_000 + 16_384;
    private static readonly Dictionary<string, byte[]> NoSequences = [];

    /// <summary>The next request.</summary>
    /// <exception cref="EndOfStreamException">The client has closed the connection.</exception>
    /// <exception cref="InvalidDataException">What came is no message of the protocol.</exception>
    public static async Task<Request> ReadAsync(Stream stream)
    {
        var header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        var id = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4));
        var operation = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12));
        if (length is < HeaderLength or > LongestMessage)
        {
            throw new InvalidDataException($"a message of {length} bytes");
        }

        var payload = new byte[length - HeaderLength];
        await stream.ReadExactlyAsync(payload);
        return operation switch
        {
            OpMsg => Message(id, payload),
            OpQuery => Query(id, payload),
            _ => throw new InvalidDataException($"operation {operation}"),
        };
    }

    // flags, sections, optional checksum
    private static Request Message(int id, byte[] payload)
    {
        const uint checksumPresent = 1, moreToCome = 2;
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(payload);
        var end = payload.Length - ((flags & checksumPresent) != 0 ? 4 : 0);
        byte[]? body = null;
        Dictionary<string, byte[]>? sequences = null;
        for (var at = 4; at < end;)
        {
            var kind = payload[at++];
            var size = BinaryPrimitives.ReadInt32LittleEndian(payload.AsSpan(at));
            if (kind == 0)
            {
                body = payload[at..(at + size)];
            }
            else
            {
                var nameEnd = Array.IndexOf(payload, (byte)0, at + 4);
                var name = Encoding.UTF8.GetString(payload, at + 4, nameEnd - at - 4);
                (sequences ??= [])[name] = payload[(nameEnd + 1)..(at + size)];
            }

            at += size;
        }

        return new Request(
            id, body ?? throw new InvalidDataException("a message without a command"), sequences ?? NoSequences,
            IsLegacy: false, WantsReply: (flags & moreToCome) == 0);
    }

    // flags, collection name, numberToSkip, numberToReturn, document
    private static Request Query(int id, byte[] payload)
    {
        var nameEnd = Array.IndexOf(payload, (byte)0, 4);
        return new Request(id, payload[(nameEnd + 9)..], NoSequences, IsLegacy: true, WantsReply: true);
    }
}
