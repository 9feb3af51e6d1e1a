using System.Text.Json;
using Google.Rpc;
using Grpc.Core;

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>A refusal as a client receives it, over gRPC or REST.</summary>
public sealed record Refusal(
    StatusCode Code, string Reason, string Message, IReadOnlyList<string> Fields, IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The refusal of a gRPC call.</summary>
    public static async Task<Refusal> OfAsync<T>(AsyncUnaryCall<T> call) =>
        Of(await Assert.ThrowsAsync<RpcException>(async () => await call));

    public static Refusal Of(RpcException e)
    {
        var status = e.GetRpcStatus();
        Assert.NotNull(status);
        var info = status.GetDetail<ErrorInfo>();
        Assert.NotNull(info);
        Assert.Equal("opengov", info.Domain);
        var fields = status.GetDetail<BadRequest>()?.FieldViolations.Select(violation => violation.Field);
        return new(e.StatusCode, info.Reason, status.Message, [.. fields ?? []], new Dictionary<string, string>(info.Metadata));
    }

    /// <summary>The refusal of a REST call.</summary>
    public static async Task<Refusal> OfAsync(HttpResponseMessage answer)
    {
        Assert.False(answer.IsSuccessStatusCode, $"{answer.StatusCode}");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var root = json.RootElement;
        var details = root.GetProperty("details").EnumerateArray().ToList();
        var info = details.First(detail => detail.GetProperty("@type").GetString()!.EndsWith("ErrorInfo", StringComparison.Ordinal));
        var fields = details
            .Where(detail => detail.GetProperty("@type").GetString()!.EndsWith("BadRequest", StringComparison.Ordinal))
            .SelectMany(detail => detail.GetProperty("fieldViolations").EnumerateArray())
            .Select(violation => violation.GetProperty("field").GetString()!);
        return new(
            (StatusCode)root.GetProperty("code").GetInt32(),
            info.GetProperty("reason").GetString()!,
            root.GetProperty("message").GetString()!,
            [.. fields],
            info.TryGetProperty("metadata", out var facts)
                ? facts.EnumerateObject().ToDictionary(fact => fact.Name, fact => fact.Value.GetString()!)
                : []);
    }

    /// <summary>The refusal has this code and reason and names these fields.</summary>
    public void Is(StatusCode code, string reason, params string[] fields)
    {
        Assert.Equal((code, reason), (Code, Reason));
        Assert.Equal(fields, Fields);
        Assert.Contains(Message, character => character >= 0x4E00);
    }
}
