using System.Text;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;

namespace OpenGov.EndToEnd.Authorisation;

/// <summary>What a call came to.</summary>
/// <param name="Reason">Reason of the refusal; empty when there was none.</param>
/// <param name="Message">Message of the refusal.</param>
/// <param name="Bytes">Everything that was sent back, as text in which a planted word can be looked for.</param>
internal sealed record Answer(string Reason, string Message, string Bytes)
{
    private const int MostMessages = 20_000;

    /// <summary>The letter of expected.txt.</summary>
    public char Letter => Reason switch
    {
        "UNAUTHENTICATED" => 'T',
        "ROLE_REQUIRED" => 'R',
        "SCOPE_REQUIRED" => 'S',
        "NOT_RESPONSIBLE" => 'O',
        "NOT_FOUND" => 'H',
        _ => '+',
    };

    /// <summary>Calls as anybody could who has the contract and nothing else.</summary>
    /// <param name="channel">The system.</param>
    /// <param name="rpc">The RPC.</param>
    /// <param name="json">The request.</param>
    /// <param name="headers">The caller's.</param>
    public static async Task<Answer> OfAsync(GrpcChannel channel, string rpc, string json, Metadata headers)
    {
        var method = PublishedRpcs.All[rpc];
        var request = JsonParser.Default.Parse(json.Replace("$req", Guid.NewGuid().ToString("D"), StringComparison.Ordinal), method.InputType).ToByteArray();
        var options = new CallOptions(headers, DateTime.UtcNow.AddSeconds(60));
        var sent = new StringBuilder();
        try
        {
            if (method.IsServerStreaming)
            {
                using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(method.Raw(), null, options, request);
                for (var count = 0; count < MostMessages && await call.ResponseStream.MoveNext(CancellationToken.None); count++)
                {
                    sent.Append(Encoding.UTF8.GetString(call.ResponseStream.Current));
                }
            }
            else
            {
                sent.Append(Encoding.UTF8.GetString(await channel.CreateCallInvoker().AsyncUnaryCall(method.Raw(), null, options, request)));
            }

            return new("", "", sent.ToString());
        }
        catch (RpcException e)
        {
            var status = e.GetRpcStatus();
            Assert.True(status is not null, $"{rpc}: {e.StatusCode} without a reason: {e.Status.Detail}");
            return new(status.GetDetail<ErrorInfo>()?.Reason ?? e.StatusCode.ToString(), status.Message, sent.Append(status).ToString());
        }
    }
}
