using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Hosting;
using OpenGov.Testing;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>How a service gets its documents.</summary>
public sealed class DocumentsHostingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("documents-test-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Each_service_of_a_process_has_a_file_of_its_own_and_is_ready()
    {
        using (var host = Build(("Documents:Path", folder.FullName)))
        {
            await host.StartAsync(Ct);
            await host.Services.GetRequiredService<IDocuments<Sheet>>().InsertAsync("a", new Sheet { Title = "t" }, Attached.Nothing, Ct);
            Assert.NotNull(host.Services.GetRequiredService<DocumentCommands<Sheet>>());
            Assert.Same(host.Services.GetRequiredKeyedService<IDocumentEngine>("one"), host.Services.GetRequiredKeyedService<IDocumentEngine>("one"));
            var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"), Ct);
            Assert.Equal(["documents-one", "documents-two"], health.Entries.Keys.Order());
            Assert.Equal(HealthStatus.Healthy, health.Status);
            await host.StopAsync(Ct);
        }

        Assert.Equal(["one.db", "two.db"], folder.GetFiles("*.db").Select(f => f.Name).Order());
        using var again = Build(("Documents:Path", folder.FullName));
        await again.StartAsync(Ct);
        Assert.NotNull(await again.Services.GetRequiredService<IDocuments<Sheet>>().FindAsync("a", Ct));
    }

    [Theory]
    [InlineData("Documents__Engine", "Documents:Engine", "Mongo")]
    [InlineData("Documents__ConnectionString", "Documents:Engine", "MongoDB")]
    [InlineData("Documents__Path", "Documents:Path", "")]
    [InlineData("Documents__DatabasePrefix", "Documents:DatabasePrefix", "a b")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string named, string key, string value)
    {
        using var host = Build((key, value));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Ct));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_does_not_stop_the_start_but_readiness_says_no()
    {
        var nobody = $"mongodb://127.0.0.1:{Ports.Next()}/?serverSelectionTimeoutMS=200";
        using var host = Build(("Documents:Engine", "MongoDB"), ("Documents:ConnectionString", nobody));
        await host.StartAsync(Ct);
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains("ready"), Ct);

        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        await host.StopAsync(Ct);
    }

    private static IHost Build(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.Services.AddLogging();
        new ServicePart("one", builder.Services, builder.Configuration).Documents(Sheet.Type());
        new ServicePart("two", builder.Services, builder.Configuration).Documents(new DocumentType<SheetBook>("books", 1));
        return builder.Build();
    }

    private sealed record SheetBook(string Name);
}
