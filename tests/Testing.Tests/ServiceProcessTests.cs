using Xunit;
using Xunit.Sdk;

namespace OpenGov.Testing.Tests;

public class ServiceProcessTests
{
    private static readonly Dictionary<string, string?> NoSettings = [];

    [Fact]
    public async Task A_service_that_ends_before_it_is_ready_fails_with_its_output()
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => ServiceProcess.StartAsync(
            Repository.BuiltDll("tests/DocumentDbGateway"), NoSettings, new Uri($"http://127.0.0.1:{Ports.Next()}")));

        Assert.Contains("ended with 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("usage: --port", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_is_not_built_is_named()
    {
        var failure = Assert.Throws<FileNotFoundException>(() => Repository.BuiltDll("services/Nowhere"));

        Assert.Contains("services/Nowhere", failure.Message, StringComparison.Ordinal);
    }
}
