using System.Net;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Common.V1;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tests.Edge;
using OpenGov.Testing;
using GoogleRpc = Google.Rpc;

namespace OpenGov.Platform.Tests.Grpc;

public sealed class Refusals(EdgeServer server) : IClassFixture<EdgeServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<Reason> Reasons => [.. Enum.GetValues<Reason>()];

    [Fact]
    public void Reasons_are_those_of_the_contract()
    {
        var contract = Enum.GetValues<ErrorReason>().Where(reason => reason != ErrorReason.Unspecified);

        Assert.Equal(contract.Select(r => (r.ToString(), (int)r)), Enum.GetValues<Reason>().Select(r => (r.ToString(), (int)r)));
    }

    [Fact]
    public void Each_reason_has_the_name_and_the_status_that_the_contract_promises()
    {
        var comments = File.ReadAllLines(Repository.File("contracts", "protos", "opengov", "common", "v1", "errors.proto"));
        foreach (var reason in Enum.GetValues<Reason>())
        {
            var line = Array.FindIndex(comments, text => text.Contains($"ERROR_REASON_{reason.WireName()} = {(int)reason};", StringComparison.Ordinal));

            Assert.True(line > 0, $"{reason.WireName()} is not in the contract");
            var promised = comments[line - 1].Trim(' ', '/').Split('.')[0];
            Assert.Equal(promised, CodeName(reason.StatusCode()));
        }
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_refusal_reaches_a_gRPC_client_with_its_reason_and_facts(Reason reason)
    {
        var sample = Samples.Of(reason);
        var refusal = await Refusal.OfAsync(() => server.Client.FailThingAsync(new() { Reason = reason.WireName() }, cancellationToken: Stop));

        refusal.Is(reason.StatusCode(), reason);
        Assert.Equal(sample.Message, refusal.Message);
        Assert.Equal(sample.Facts.Order(), refusal.Info.Metadata.Order());
        var fields = refusal.Fields;
        if (reason == Reason.RulesViolated)
        {
            fields = [.. refusal.Status.GetDetail<GoogleRpc.PreconditionFailure>().Violations.Select(v => v.Subject)];
        }

        Assert.Equal(sample.Violations.Select(v => v.Field), fields);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_refusal_reaches_a_REST_client_as_the_same_status(Reason reason)
    {
        var sample = Samples.Of(reason);
        using var response = await server.Http.GetAsync("/v1/things:fail?reason=" + reason.WireName(), Stop);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop));

        Assert.Equal(HttpOf(reason.StatusCode()), response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal((int)reason.StatusCode(), body.RootElement.GetProperty("code").GetInt32());
        Assert.Equal(sample.Message, body.RootElement.GetProperty("message").GetString());
        var info = body.RootElement.GetProperty("details")[0];
        Assert.Equal("type.googleapis.com/google.rpc.ErrorInfo", info.GetProperty("@type").GetString());
        Assert.Equal(reason.WireName(), info.GetProperty("reason").GetString());
        Assert.Equal(sample.Facts.Count, info.GetProperty("metadata").EnumerateObject().Count());
        Assert.Equal(sample.Violations.Count > 0 || reason == Reason.RateLimited ? 2 : 1, body.RootElement.GetProperty("details").GetArrayLength());
    }

    [Fact]
    public async Task A_fault_tells_its_trace_and_nothing_else()
    {
        var refusal = await Refusal.OfAsync(() => server.Client.FailThingAsync(new(), cancellationToken: Stop));

        refusal.Is(StatusCode.Internal, Reason.Internal);
        Assert.DoesNotContain("secret", refusal.Status.ToString(), StringComparison.Ordinal);
        var trace = refusal.Info.Metadata["trace_id"];
        var line = Assert.Single(server.Log, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(trace, StringComparison.Ordinal));
        Assert.Contains("System.InvalidOperationException", line, StringComparison.Ordinal);
        Assert.Contains("FailThing", line, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log, text => text.Contains("secret", StringComparison.Ordinal) || text.Contains("draft text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_status_of_another_server_is_a_fault_of_ours()
    {
        var refusal = await Refusal.OfAsync(() => server.Client.FailThingAsync(new() { Reason = "FOREIGN" }, cancellationToken: Stop));

        refusal.Is(StatusCode.Internal, Reason.Internal);
    }

    [Fact]
    public async Task A_cancelled_call_stays_cancelled()
    {
        var refusal = await Refusal.OfAsync(() => server.Client.FailThingAsync(new() { Reason = "CANCELLED" }, cancellationToken: Stop));

        Assert.Equal(StatusCode.Cancelled, refusal.Code);
    }

    [Fact]
    public async Task A_passed_deadline_stays_a_passed_deadline()
    {
        using var call = server.Client.WatchThings(
            new(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(200), cancellationToken: Stop);
        var e = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Stop));

        Assert.Equal(StatusCode.DeadlineExceeded, e.StatusCode);
    }

    private static string CodeName(StatusCode code) => string.Concat(code.ToString().Select((c, at) =>
        at > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    private static HttpStatusCode HttpOf(StatusCode code) => code switch
    {
        StatusCode.InvalidArgument or StatusCode.FailedPrecondition => HttpStatusCode.BadRequest,
        StatusCode.NotFound => HttpStatusCode.NotFound,
        StatusCode.AlreadyExists or StatusCode.Aborted => HttpStatusCode.Conflict,
        StatusCode.Unauthenticated => HttpStatusCode.Unauthorized,
        StatusCode.PermissionDenied => HttpStatusCode.Forbidden,
        StatusCode.ResourceExhausted => HttpStatusCode.TooManyRequests,
        StatusCode.Unavailable => HttpStatusCode.ServiceUnavailable,
        _ => HttpStatusCode.InternalServerError,
    };
}
