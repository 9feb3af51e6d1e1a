using System.Buffers.Binary;

namespace OpenGov.Testing.DocumentDbGateway.Wire;

/// <summary>Writes replies.</summary>
internal static class MessageWriter
{
    private const int OpReply = 1;
    private const int OpMsg = 2013;
    private static int _lastId;

    public static ValueTask WriteAsync(Stream stream, Request request, byte[] reply) =>
        stream.WriteAsync(request.IsLegacy ? Reply(request.Id, reply) : Message(request.Id, reply));

    // flags, one section of kind 0
    private static byte[] Message(int answers, byte[] reply)
    {
        var message = Header(OpMsg, answers, 21 + reply.Length);
        reply.CopyTo(message, 21);
        return message;
    }

    // responseFlags, cursorID, startingFrom, numberReturned, document
    private static byte[] Reply(int answers, byte[] reply)
    {
        const int awaitCapable = 8;
        var message = Header(OpReply, answers, 36 + reply.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(16), awaitCapable);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(32), 1);
        reply.CopyTo(message, 36);
        return message;
    }

    private static byte[] Header(int operation, int answers, int length)
    {
        var message = new byte[length];
        BinaryPrimitives.WriteInt32LittleEndian(message, length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(4), Interlocked.Increment(ref _lastId));
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(8), answers);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), operation);
        return message;
    }
}
