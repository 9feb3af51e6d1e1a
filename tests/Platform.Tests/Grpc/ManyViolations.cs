using Google.Rpc;
using Microsoft.AspNetCore.Http;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Grpc;

namespace OpenGov.Platform.Tests.Grpc;

public sealed class ManyViolations
{
    private static RequestException Refusal { get; } = new(
        Reason.TableUnreadable, "表格有误。", [.. Enumerable.Range(1, 2000).Select(row => new Violation($"第{row}行 公开时限", "不能为空"))]);

    // Most clients refuse trailers of more than 8 KiB; base64 adds a third.
    [Theory]
    [InlineData("application/grpc", "grpc-java-netty/1.60.0", 8 * 1024)]
    [InlineData("application/grpc", "grpc-dotnet/2.85.0", 64 * 1024)]
    public void Over_gRPC_as_many_are_told_as_the_client_takes(string type, string agent, int most)
    {
        var status = RefusalStatus.ToStatus(Refusal, Room(type, agent));
        var told = status.GetDetail<BadRequest>().FieldViolations.Count;

        Assert.InRange(status.CalculateSize() * 4 / 3, most / 3, most);
        Assert.InRange(told, 20, 1999);
        Assert.Equal("2000", status.GetDetail<ErrorInfo>().Metadata[RefusalStatus.ViolationCount]);
    }

    [Fact]
    public void Over_REST_all_are_told()
    {
        var status = RefusalStatus.ToStatus(Refusal, Room("application/json", "curl/8"));

        Assert.Equal(2000, status.GetDetail<BadRequest>().FieldViolations.Count);
        Assert.Empty(status.GetDetail<ErrorInfo>().Metadata);
    }

    [Fact]
    public void A_message_that_repeats_what_a_caller_sent_stays_short_enough_for_a_header()
    {
        var sent = string.Concat(Enumerable.Repeat("😀", 1_000_000));
        var message = RefusalStatus.ToStatus(Refused.NotFound("依据", sent)).Message;

        Assert.InRange(message.Length, RefusalStatus.LongestMessage - 1, RefusalStatus.LongestMessage);
        Assert.EndsWith("😀…", message, StringComparison.Ordinal);
        Assert.Equal("没有找到依据“a”。", RefusalStatus.ToStatus(Refused.NotFound("依据", "a")).Message);
    }

    private static int Room(string type, string agent)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = type;
        request.Headers.UserAgent = agent;
        return AnswerRoom.Of(request);
    }
}
