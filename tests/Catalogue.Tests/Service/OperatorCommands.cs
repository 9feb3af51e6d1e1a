using Microsoft.Extensions.DependencyInjection;
using OpenGov.Platform.Audit;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>The commands of operators: what they say, and the code they end with.</summary>
public sealed class OperatorCommands
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task They_end_with_0_when_all_is_well_and_with_1_when_it_is_not(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.WithVersion1Async(Work.Item("事项"));
        var chain = service.Services.GetRequiredKeyedService<AuditChain>("catalogue");
        await Eventually.True(async () => await chain.LastAsync(TestContext.Current.CancellationToken) is not null);
        await service.WhileStoppedAsync(async () =>
        {
            var (code, output) = await service.CommandAsync("verify-audit");
            Assert.True(code == 0, output);
            Assert.Contains("audit trail whole", output, StringComparison.Ordinal);
            (code, output) = await service.CommandAsync("self-check");
            Assert.True(code == 0, output);
            Assert.Contains("skipped", output, StringComparison.Ordinal);

            await service.Stored.EditAsync("audit", $"{1:D19}", block => block["entries"]![0]!["record"]!["account"] = "别人");
            (code, output) = await service.CommandAsync("verify-audit");
            Assert.Equal((1, true), (code, output.Contains("broken at 1", StringComparison.Ordinal)));
            (code, output) = await service.CommandAsync("self-check");
            Assert.Equal((1, true), (code, output.Contains("第 1 条", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public async Task While_the_embedded_file_is_in_use_they_say_so_and_end_with_2()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        var (code, output) = await service.CommandAsync("verify-audit");

        Assert.Equal(2, code);
        Assert.Contains("another process", output, StringComparison.Ordinal);
    }
}
