using OpenGov.Catalogues.Responsibility;
using OpenGov.Testing.Hostile;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>Every RPC of this service under every token that is not in order; no engine is reached.</summary>
public sealed class HostileTokenTests
{
    [Fact]
    public async Task No_RPC_accepts_a_token_that_is_not_in_order()
    {
        await using var issuer = HostileIssuer.Start();
        await using var server = await CatalogueServer.StartAsync(Engine.Embedded, issuer.JwksUrl);
        Assert.Empty(await HostileCalls.ProblemsAsync(
            server.Listening.Grpc,
            issuer,
            CataloguePermissions.Table.Lines.Select(line => (line.Key, line.Value.IsPublic)),
            TestContext.Current.CancellationToken));
    }
}
