using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Grpc;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Tests.Edge;
using OpenGov.Testing;
using Client = OpenGov.Platform.Tests.Probe.V1.ProbeService.ProbeServiceClient;

namespace OpenGov.Platform.Tests.Grpc;

public sealed class Clients : IAsyncLifetime
{
    private readonly EdgeServer server = new();
    private ServiceProvider services = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        services = Services(server.App.Services.GetRequiredService<Listening>().Grpc.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_read_is_repeated_while_the_service_is_away()
    {
        server.State.FailNext = 2;
        var thing = await Of(services).GetThingAsync(new() { Id = "1" }, cancellationToken: Stop);

        Assert.Equal("1", thing.Id);
        Assert.Equal(3, server.State.Calls);
    }

    [Fact]
    public async Task A_change_with_a_request_id_is_repeated_too()
    {
        server.State.FailNext = 1;
        await Of(services).CreateThingAsync(new() { RequestId = "a", Thing = new() { Id = "1" } }, cancellationToken: Stop);

        Assert.Equal(2, server.State.Calls);
    }

    [Fact]
    public async Task Another_change_is_not_repeated()
    {
        server.State.FailNext = 1;
        var headers = EdgeServer.Bearer(server.Issuer.Token(null, "editor"));
        var refusal = await Assert.ThrowsAsync<RequestException>(
            () => Of(services).ApproveThingAsync(new() { Id = "1" }, headers, cancellationToken: Stop).ResponseAsync);

        Assert.Equal(Reason.Unavailable, refusal.Reason);
        Assert.Contains("数据库", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.State.Calls);
    }

    [Fact]
    public async Task Another_refusal_arrives_as_it_is_and_its_reason_can_be_read()
    {
        var e = await Assert.ThrowsAsync<RpcException>(
            () => Of(services).FailThingAsync(new() { Reason = "STALE_REVISION" }, cancellationToken: Stop).ResponseAsync);
        var refusal = RemoteRefusal.From(e);

        Assert.Equal(Reason.StaleRevision, refusal!.Reason);
        Assert.Equal("7", refusal.Facts["current_revision"]);
    }

    [Fact]
    public async Task Violations_arrive_with_a_refusal()
    {
        var e = await Assert.ThrowsAsync<RpcException>(
            () => Of(services).FailThingAsync(new() { Reason = "RULES_VIOLATED" }, cancellationToken: Stop).ResponseAsync);

        Assert.Equal([new Violation("items/养老机构备案", "缺少公开依据")], RemoteRefusal.From(e)!.Violations);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_named()
    {
        using var nobody = Services($"http://127.0.0.1:{Ports.Next()}");
        var refusal = await Assert.ThrowsAsync<RequestException>(
            () => Of(nobody).GetThingAsync(new() { Id = "1" }, cancellationToken: Stop).ResponseAsync);

        Assert.Equal(Reason.Unavailable, refusal.Reason);
        Assert.Contains("probe", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_of_a_service_that_is_not_there_names_it_too()
    {
        using var nobody = Services($"http://127.0.0.1:{Ports.Next()}");
        using var call = Of(nobody).WatchThings(new(), cancellationToken: Stop);
        var refusal = await Assert.ThrowsAsync<RequestException>(() => call.ResponseStream.MoveNext(Stop));

        Assert.Equal(Reason.Unavailable, refusal.Reason);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_left_alone_for_a_while()
    {
        server.State.FailNext = int.MaxValue;
        for (var call = 0; call < 10; call++)
        {
            await Assert.ThrowsAsync<RequestException>(() => Of(services).GetThingAsync(new() { Id = "1" }, cancellationToken: Stop).ResponseAsync);
        }

        // Ten calls of four tries each would be forty.
        Assert.InRange(server.State.Calls, 10, 20);
    }

    [Fact]
    public async Task A_cancelled_call_is_not_taken_for_an_absent_service()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var e = await Assert.ThrowsAnyAsync<Exception>(
            () => Of(services).GetThingAsync(new() { Id = "1" }, cancellationToken: cancelled.Token).ResponseAsync);

        Assert.True(e is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled });
    }

    [Fact]
    public void Addresses_are_those_of_this_process_or_the_default_ones()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Services:Publication"] = "http://publication:8301",
            ["Grpc:Port"] = "9001",
        }).Build();
        var addresses = new ServiceAddresses(
            configuration, new Listening(configuration, ServicePorts.Standalone), [new ServicePermissions("catalogue", new PermissionTable())]);

        Assert.Equal(new Uri("http://127.0.0.1:9001"), addresses.Grpc("catalogue"));
        Assert.Equal(new Uri("http://127.0.0.1:8201"), addresses.Grpc("department"));
        Assert.Equal(new Uri("http://127.0.0.1:8200"), addresses.Http("department"));
        Assert.Equal(new Uri("http://publication:8301"), addresses.Grpc("publication"));
        Assert.Equal(new Uri("http://publication:8300"), addresses.Http("publication"));
    }

    private static Client Of(IServiceProvider services) => services.GetRequiredService<Client>();

    private static ServiceProvider Services(string address)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Services:Probe"] = address }).Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new Listening(configuration, ServicePorts.Standalone))
            .AddSingleton<ServiceAddresses>()
            .AddServiceClient<Client>("Services:Probe")
            .BuildServiceProvider();
    }
}
