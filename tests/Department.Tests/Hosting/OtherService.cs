using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>Another service beside Department, with the same edge as all services have; it knows of Department what is published.</summary>
public sealed class OtherService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly GrpcChannel channel;

    private OtherService(WebApplication app)
    {
        this.app = app;
        channel = GrpcChannel.ForAddress(app.Services.GetRequiredService<Listening>().Grpc);
    }

    public CatalogueService.CatalogueServiceClient Client => new(channel);

    /// <summary>Starts the service.</summary>
    /// <param name="department">Whose tokens it accepts.</param>
    /// <param name="clock">Its clock; the real one when null.</param>
    public static async Task<OtherService> StartAsync(TestDepartment department, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Http:Port"] = "0",
            ["Grpc:Port"] = "0",
            ["Identity:JwksUrl"] = new Uri(department.Rest.BaseAddress!, JwksAddress.Path).ToString(),
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.AddPlatform();
        var table = new PermissionTable();
        foreach (var method in CatalogueService.Descriptor.Methods)
        {
            table.Allow($"{method.Service.FullName}/{method.Name}", Permission.SignedIn);
        }

        new ServicePart("other", builder.Services, builder.Configuration).Permissions(table);
        var app = builder.Build();
        app.MapPlatform();
        app.MapGrpcService<Answers>();
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Whether a token is accepted.</summary>
    public async Task<bool> AcceptsAsync(string token)
    {
        try
        {
            await Client.GetCatalogueAsync(new() { Id = "610116-06" }, TestDepartment.Bearer(token));
            return true;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unauthenticated)
        {
            return false;
        }
    }

    /// <summary>A stream that is open.</summary>
    public async Task<AsyncServerStreamingCall<CatalogueEvent>> WatchAsync(string token)
    {
        var call = Client.WatchCatalogues(new(), TestDepartment.Bearer(token));
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        return call;
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class Answers : CatalogueService.CatalogueServiceBase
    {
        public override Task<Catalogue> GetCatalogue(GetCatalogueRequest request, ServerCallContext context) =>
            Task.FromResult(new Catalogue { Id = request.Id });

        public override async Task WatchCatalogues(
            WatchCataloguesRequest request, IServerStreamWriter<CatalogueEvent> responseStream, ServerCallContext context)
        {
            await responseStream.WriteAsync(new() { Sequence = 1 }, context.CancellationToken);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
    }
}
