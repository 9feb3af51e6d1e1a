using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Grpc;

namespace OpenGov.Platform.Tests.Grpc;

/// <summary>What gRPC reports as UNKNOWN: wrong input before the call was reached, a fault of ours after it.</summary>
public sealed class Unread
{
    [Theory]
    [InlineData(false, false, "3", "不能解析")]
    [InlineData(true, false, "13", "系统内部错误")]
    [InlineData(true, true, "2", "")]
    public async Task Only_what_fails_before_the_call_is_the_callers_doing(bool reached, bool left, string status, string words)
    {
        var http = new DefaultHttpContext { RequestAborted = new(left) };
        http.Request.ContentType = "application/grpc";
        http.Request.Path = "/probe/Get";
        await new UnreadableRequests(
            context =>
            {
                if (reached)
                {
                    UnreadableRequests.Read(context);
                }

                context.Response.Headers["grpc-status"] = "2";
                return Task.CompletedTask;
            },
            new Faults(NullLogger<Faults>.Instance)).InvokeAsync(http);
        Assert.Equal(status, http.Response.Headers["grpc-status"]);
        Assert.Contains(words, Uri.UnescapeDataString(http.Response.Headers["grpc-message"].ToString()), StringComparison.Ordinal);
    }
}
