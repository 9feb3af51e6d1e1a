using Microsoft.Extensions.DependencyInjection;
using OpenGov.Platform.Hosting;
using OpenGov.Publications.Reading;
using OpenGov.Publications.Tests.Host;
using OpenGov.Testing.Hostile;
using Xunit;

namespace OpenGov.Publications.Tests.Service;

/// <summary>Every RPC of this service under every token that is not in order: also what is public refuses one that is sent.</summary>
public sealed class HostileTokenTests
{
    [Fact]
    public async Task No_RPC_accepts_a_token_that_is_not_in_order()
    {
        await using var issuer = HostileIssuer.Start();
        var folder = Directory.CreateTempSubdirectory("publication-hostile-");
        await using (var host = await PublicationHost.StartAsync(new Dictionary<string, string?>
        {
            ["Documents:Engine"] = "Embedded",
            ["Documents:Path"] = folder.FullName,
            ["Services:Catalogue"] = "http://127.0.0.1:1",
            ["Identity:JwksUrl"] = issuer.JwksUrl.ToString(),
        }))
        {
            Assert.Empty(await HostileCalls.ProblemsAsync(
                host.Services.GetRequiredService<Listening>().Grpc,
                issuer,
                PublicationPermissions.Lines.Lines.Select(line => (line.Key, line.Value.IsPublic)),
                TestContext.Current.CancellationToken));
        }

        folder.Delete(recursive: true);
    }
}
