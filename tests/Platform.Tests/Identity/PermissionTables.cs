using OpenGov.Platform.Identity;
using OpenGov.Platform.Tests.Edge;

namespace OpenGov.Platform.Tests.Identity;

public sealed class PermissionTables
{
    private const string Forgotten = "opengov.probe.v1.ProbeService/ForgottenThing";

    [Fact]
    public async Task A_process_with_a_forgotten_RPC_does_not_start()
    {
        await using var server = new EdgeServer { Lenient = false };
        var e = await Assert.ThrowsAsync<InvalidOperationException>(async () => await server.InitializeAsync());

        Assert.Equal($"{Forgotten} has no line in a permission table", e.Message);
    }

    [Fact]
    public async Task A_process_with_a_line_for_nothing_does_not_start()
    {
        await using var server = new EdgeServer
        {
            Lenient = false,
            Change = builder => new OpenGov.Platform.Hosting.ServicePart("other", builder.Services, builder.Configuration).Permissions(
                new PermissionTable().Allow(Forgotten, Permission.SignedIn).Allow("opengov.probe.v1.ProbeService/GetThong", Permission.Public)),
        };
        var e = await Assert.ThrowsAsync<InvalidOperationException>(async () => await server.InitializeAsync());

        Assert.Equal("opengov.probe.v1.ProbeService/GetThong has a line in a permission table, but nobody answers it", e.Message);
    }

    [Fact]
    public async Task A_process_whose_table_is_right_starts()
    {
        await using var server = new EdgeServer
        {
            Lenient = false,
            Change = builder => new OpenGov.Platform.Hosting.ServicePart("other", builder.Services, builder.Configuration)
                .Permissions(new PermissionTable().Allow(Forgotten, Permission.SignedIn)),
        };
        await server.InitializeAsync();
    }

    [Fact]
    public void A_table_can_be_compared_with_the_contract_alone()
    {
        var problems = PermissionCheck.Problems(EdgeServer.Table, Probe.V1.ProbeService.Descriptor);

        Assert.Equal([$"{Forgotten} has no line in a permission table"], problems);
    }
}
