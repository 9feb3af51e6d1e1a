using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tests.Edge;
using OpenGov.Platform.Tests.Probe.V1;

namespace OpenGov.Platform.Tests.Audit;

/// <summary>What calls leave in the trail, over gRPC and REST.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private const string Rpc = "opengov.probe.v1.ProbeService/";
    private readonly RefusalBuffer refusals = new();
    private readonly EdgeServer server;

    public CallTests() => server = new() { Change = builder => builder.Services.AddSingleton(new AuditedService("probe", refusals)) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_write_is_recorded_under_the_call_that_makes_it()
    {
        var headers = EdgeServer.Bearer(server.Issuer.Token(null, "leader"));
        headers.Add(CallerAddress.Header, "203.0.113.7");
        await server.Client.ApproveThingAsync(new() { Id = "thing-1" }, headers, cancellationToken: Stop);

        var record = server.State.Record!;
        Assert.Equal((AuditKind.Write, "wang.min", AuditActor.Member, "610116-mz", "610116"), (record.Kind, record.Account, record.Actor, record.Organisation, record.Division));
        Assert.Equal((Rpc + "ApproveThing", "203.0.113.7", null), (record.Rpc, record.Address, record.RequestId));
        Assert.Equal(("things", "thing-1", 1), (record.Collection, record.Document, record.Revision));
        Assert.Equal(["id=thing-1"], record.Resources!);

        // The call is over: what is written now is nobody's.
        Assert.Null(AuditedAct.Current);
        await server.Client.ApproveThingAsync(new() { Id = "2" }, EdgeServer.Bearer(server.Issuer.Token(null, "client", "editor")), cancellationToken: Stop);
        Assert.Equal(AuditActor.Client, server.State.Record!.Actor);
        Assert.Empty(Taken());
    }

    [Fact]
    public async Task Refusals_say_who_was_refused_what_and_why()
    {
        var reviewer = EdgeServer.Bearer(server.Issuer.Token(null, "reviewer"));
        await Refusal.OfAsync(() => server.Client.ApproveThingAsync(new() { Id = "1" }, reviewer, cancellationToken: Stop));
        await Refusal.OfAsync(() => server.Client.ApproveThingAsync(new() { Id = "1" }, cancellationToken: Stop));
        await Refusal.OfAsync(() => server.Client.CreateThingAsync(new() { Thing = new() { Id = "9" } }, reviewer, cancellationToken: Stop));
        using var rest = await server.Http.PostAsJsonAsync("/v1/things/1:approve", new { }, Stop);
        using var wrong = await server.Http.PostAsJsonAsync("/v1/things", new { nothing = "的" }, Stop);
        using var read = await server.Http.GetAsync("/v1/own-things/1", Stop);

        Assert.Equal(
            [
                "wang.min Member ApproveThing ROLE_REQUIRED",
                " Public ApproveThing UNAUTHENTICATED",
                "wang.min Member CreateThing INVALID_REQUEST thing.id=9",
                " Public ApproveThing UNAUTHENTICATED",
                " Public CreateThing INVALID_REQUEST",
                " Public GetOwnThing UNAUTHENTICATED",
            ],
            Taken().Select(Line));
    }

    [Fact]
    public async Task Of_reads_only_those_refusals_are_kept_that_have_to_do_with_who_may()
    {
        using var bad = await server.Http.GetAsync("/v1/things/1?depth=x", Stop);
        await Refusal.OfAsync(() => server.Client.GetThingAsync(new(), cancellationToken: Stop));
        using var missing = await server.Http.GetAsync("/v1/nothing", Stop);
        Assert.Empty(Taken());

        foreach (var reason in new[] { "BAD_CREDENTIALS", "NOT_RESPONSIBLE", "STALE_REVISION", "INTERNAL" })
        {
            await Refusal.OfAsync(() => server.Client.FailThingAsync(new() { Reason = reason }, cancellationToken: Stop));
        }

        Assert.Equal(["BAD_CREDENTIALS", "NOT_RESPONSIBLE", "STALE_REVISION", "INTERNAL"], Taken().Select(record => record.Reason));
    }

    [Fact]
    public async Task Looking_for_what_is_not_there_is_kept_where_not_everybody_may_look()
    {
        var editor = EdgeServer.Bearer(server.Issuer.Token(null, "editor"));
        await Refusal.OfAsync(() => server.Client.GetOwnThingAsync(new() { Id = "missing" }, editor, cancellationToken: Stop));
        await Refusal.OfAsync(() => server.Client.GetThingAsync(new() { Id = "missing" }, cancellationToken: Stop));

        Assert.Equal(["wang.min Member GetOwnThing NOT_FOUND"], Taken().Select(Line));
    }

    [Fact]
    public async Task Nothing_that_somebody_typed_comes_into_a_record_unless_it_is_an_id()
    {
        var editor = EdgeServer.Bearer(server.Issuer.Token(null, "editor"));
        var id = Guid.NewGuid().ToString();
        foreach (var typed in new[] { "我的密码", "610116199001011234", "13912345678", "a b", new string('x', 101), "a\nb", "610116-06", id })
        {
            await server.Client.ApproveThingAsync(new() { Id = typed }, editor, cancellationToken: Stop);
            Assert.Equal([typed == "610116-06" || typed == id ? $"id={typed}" : "id=?"], server.State.Record!.Resources!);
        }

        // Of strangers not even that: a password may stand where a name belongs.
        await Refusal.OfAsync(() => server.Client.CreateThingAsync(new() { Thing = new() { Id = "hunter2" } }, cancellationToken: Stop));
        Assert.Null(Assert.Single(Taken()).Resources);
    }

    [Fact]
    public async Task The_request_id_is_kept()
    {
        var request = new CreateThingRequest { Thing = new(), RequestId = Guid.NewGuid().ToString() };
        request.Thing.Kinds.Add((ThingKind)77);
        await Refusal.OfAsync(() => server.Client.CreateThingAsync(request, cancellationToken: Stop));

        Assert.Equal(request.RequestId, Assert.Single(Taken()).RequestId);
    }

    private static string Line(AuditRecord record) =>
        $"{record.Account} {record.Actor} {record.Rpc![Rpc.Length..]} {record.Reason}"
        + (record is { Resources: [var first, ..], Reason: "INVALID_REQUEST" } ? " " + first : "");

    private IReadOnlyList<AuditRecord> Taken()
    {
        var (records, unrecorded) = refusals.Take(100);
        Assert.Equal(0, unrecorded);
        Assert.All(records, record => Assert.Equal(AuditKind.Refusal, record.Kind));
        return records;
    }
}
