using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tests.Edge;

namespace OpenGov.Platform.Tests.Identity;

public sealed class Permissions(EdgeServer server) : IClassFixture<EdgeServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_RPC_without_a_line_is_refused_for_everyone()
    {
        var token = server.Issuer.Token(null, "editor", "reviewer", "leader", "office", "administrator", "client");
        var refusal = await Refusal.OfAsync(() => server.Client.ForgottenThingAsync(
            new() { Id = "1" }, EdgeServer.Bearer(token), cancellationToken: Stop));

        refusal.Is(StatusCode.PermissionDenied, Reason.RoleRequired);
        Assert.Equal("", refusal.Info.Metadata["required_roles"]);
    }

    [Fact]
    public async Task One_of_the_roles_is_enough()
    {
        var token = server.Issuer.Token(null, "client", "leader");
        var thing = await server.Client.ApproveThingAsync(new() { Id = "1" }, EdgeServer.Bearer(token), cancellationToken: Stop);

        Assert.Equal("wang.min", thing.DisplayName);
    }

    [Theory]
    [InlineData("reviewer")]
    [InlineData("Leader")]
    [InlineData("")]
    public async Task Other_roles_are_told_which_are_required(string role)
    {
        var refusal = await Refusal.OfAsync(() => server.Client.ApproveThingAsync(
            new() { Id = "1" }, EdgeServer.Bearer(server.Issuer.Token(null, role)), cancellationToken: Stop));

        refusal.Is(StatusCode.PermissionDenied, Reason.RoleRequired);
        Assert.Equal("editor,leader", refusal.Info.Metadata["required_roles"]);
        Assert.Contains("编辑员、部门负责人", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_a_role_is_not_asked_for_but_a_token_is()
    {
        var refusal = await Refusal.OfAsync(() => server.Client.ApproveThingAsync(new() { Id = "1" }, cancellationToken: Stop));

        refusal.Is(StatusCode.Unauthenticated, Reason.Unauthenticated);
    }

    [Fact]
    public async Task REST_is_refused_alike()
    {
        using var forgotten = await server.Http.GetAsync("/v1/forgotten-things/1", Stop);
        using var own = await server.Http.GetAsync("/v1/own-things/1", Stop);

        Assert.Equal(403, (int)forgotten.StatusCode);
        Assert.Equal(401, (int)own.StatusCode);
    }

    [Fact]
    public async Task Streams_are_refused_alike()
    {
        using var call = server.Client.WatchOwnThings(new(), cancellationToken: Stop);
        var refusal = Refusal.Of(await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(Stop)));

        refusal.Is(StatusCode.Unauthenticated, Reason.Unauthenticated);
    }

    [Fact]
    public async Task Health_and_reflection_are_open()
    {
        var health = await new Health.HealthClient(server.Channel).CheckAsync(new(), cancellationToken: Stop);
        using var reflection = new ServerReflection.ServerReflectionClient(server.Channel).ServerReflectionInfo(cancellationToken: Stop);
        await reflection.RequestStream.WriteAsync(new() { ListServices = "" }, Stop);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
        Assert.True(await reflection.ResponseStream.MoveNext(Stop));
        Assert.Contains(
            reflection.ResponseStream.Current.ListServicesResponse.Service, service => service.Name == "opengov.probe.v1.ProbeService");
    }
}
