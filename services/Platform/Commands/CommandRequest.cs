using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Platform.Commands;

/// <summary>What identifies a mutating request, so that repeating it returns the first answer.</summary>
/// <param name="Key">Caller and request id.</param>
/// <param name="Question">Hash of the RPC name and the request.</param>
public sealed record CommandRequest(string Key, string Question)
{
    /// <summary>The identity of a request.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="requestId">The request's request_id; must be a UUID.</param>
    /// <param name="rpc">Name of the RPC.</param>
    /// <param name="message">The request.</param>
    /// <exception cref="RequestException">The request id is missing or not a UUID.</exception>
    public static CommandRequest Of(Caller caller, string requestId, string rpc, IMessage message)
    {
        if (!Guid.TryParseExact(requestId, "D", out var id))
        {
            throw Refused.Invalid("requestId", "必须是 UUID，例如 3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10；同一操作重试时使用同一个值");
        }

        var bytes = message.ToByteArray();
        var name = Encoding.UTF8.GetBytes(rpc + "\n");
        var question = SHA256.HashData([.. name, .. bytes]);
        return new($"{caller.Username}/{id:D}", Convert.ToHexStringLower(question));
    }

    /// <summary>A UUID that depends only on this request: for ids of what it creates, so that a repetition creates nothing new.</summary>
    /// <param name="purpose">Tells several ids of one request apart.</param>
    public Guid DeriveId(string purpose)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Key}\n{Question}\n{purpose}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
