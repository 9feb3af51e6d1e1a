using Microsoft.Extensions.DependencyInjection;
using OpenGov.Departments.Hosting;
using OpenGov.Platform.Hosting;
using OpenGov.Testing.Hostile;

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>Every RPC of this service under every token that is not in order; no engine is reached.</summary>
public sealed class HostileTokenTests
{
    [Fact]
    public async Task No_RPC_accepts_a_token_that_is_not_in_order()
    {
        await using var issuer = HostileIssuer.Start();
        await using var storage = await TestStorage.CreateAsync(Engine.Embedded, DepartmentHosting.Name);
        await using var department = await TestDepartment.StartAsync(
            storage, settings: new Dictionary<string, string?> { ["Identity:JwksUrl"] = issuer.JwksUrl.ToString() });
        Assert.Empty(await HostileCalls.ProblemsAsync(
            department.Services.GetRequiredService<Listening>().Grpc,
            issuer,
            DepartmentPermissions.Table.Lines.Select(line => (line.Key, line.Value.IsPublic)),
            TestContext.Current.CancellationToken));
    }
}
