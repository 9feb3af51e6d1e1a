using Google.Protobuf;

namespace OpenGov.Benchmarks.Servers;

/// <summary>The two calls of etcd that are compared with, as bytes: field numbers of etcd's public API (rpc.proto).</summary>
public static class EtcdCalls
{
    /// <summary>RangeRequest of one key.</summary>
    public static byte[] Range(string key) => Message(output => Field(output, 1, ByteString.CopyFromUtf8(key)));

    /// <summary>TxnRequest: put the value if the key's mod revision is still the expected one.</summary>
    public static byte[] CompareAndPut(string key, long modRevision, ByteString value)
    {
        var compare = Message(output =>
        {
            output.WriteTag(2, WireFormat.WireType.Varint);
            output.WriteInt32(2);
            Field(output, 3, ByteString.CopyFromUtf8(key));
            output.WriteTag(6, WireFormat.WireType.Varint);
            output.WriteInt64(modRevision);
        });
        var put = Message(output =>
        {
            Field(output, 1, ByteString.CopyFromUtf8(key));
            Field(output, 2, value);
        });
        return Message(output =>
        {
            Field(output, 1, ByteString.CopyFrom(compare));
            Field(output, 2, ByteString.CopyFrom(Message(inner => Field(inner, 2, ByteString.CopyFrom(put)))));
        });
    }

    /// <summary>Of a TxnResponse: whether it succeeded, and the store's revision.</summary>
    public static (bool Succeeded, long Revision) ReadTxn(byte[] response)
    {
        var (succeeded, revision) = (false, 0L);
        var input = new CodedInputStream(response);
        for (uint tag; (tag = input.ReadTag()) != 0;)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1:
                    var header = new CodedInputStream(input.ReadBytes().ToByteArray());
                    for (uint inner; (inner = header.ReadTag()) != 0;)
                    {
                        if (WireFormat.GetTagFieldNumber(inner) == 3)
                        {
                            revision = header.ReadInt64();
                        }
                        else
                        {
                            header.SkipLastField();
                        }
                    }

                    break;
                case 2:
                    succeeded = input.ReadBool();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return (succeeded, revision);
    }

    private static void Field(CodedOutputStream output, int number, ByteString value)
    {
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(value);
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using var output = new CodedOutputStream(stream);
        write(output);
        output.Flush();
        return stream.ToArray();
    }
}
