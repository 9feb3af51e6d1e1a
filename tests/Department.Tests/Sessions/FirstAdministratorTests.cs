using System.Text.RegularExpressions;
using Grpc.Net.Client;
using OpenGov.Contracts.Department.V1;
using OpenGov.Testing;

namespace OpenGov.Departments.Tests.Sessions;

/// <summary>The first start, seen from outside: the service's own process, its output and its files.</summary>
public sealed partial class FirstAdministratorTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("opengov-first-");
    private readonly int http = Ports.Next();
    private readonly int grpc = Ports.Next();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_random_password_is_printed_once_works_and_is_stored_nowhere()
    {
        string password;
        await using (var first = await StartAsync(null))
        {
            password = Assert.Single(PasswordLine().Matches(first.Tail(1000))).Groups[1].Value;
            await SignInAsync(password);
            await first.StopAsync();
        }

        await using (var second = await StartAsync(null))
        {
            Assert.Single(PasswordLine().Matches(second.Tail(1000)));
            await SignInAsync(password);
            await second.StopAsync();
        }

        var files = System.IO.Directory.GetFiles(Path.Combine(folder.FullName, "data"), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(password)) >= 0, file));
    }

    [Fact]
    public async Task A_given_password_is_used_at_the_first_start_only_and_not_printed()
    {
        await using (var first = await StartAsync("given at first"))
        {
            await SignInAsync("given at first");
            Assert.DoesNotContain("given at first", first.Tail(1000), StringComparison.Ordinal);
            Assert.Empty(PasswordLine().Matches(first.Tail(1000)));
            await first.StopAsync();
        }

        await using var second = await StartAsync("given later");
        await SignInAsync("given at first");
        await second.StopAsync();
    }

    [Fact]
    public async Task A_password_that_is_too_short_stops_the_start_with_the_name_of_the_key()
    {
        await using var process = ServiceProcess.Launch(Repository.BuiltDll("services/Department"), Settings("short"), folder.FullName);
        await Eventually.True(() => process.HasExited, TimeSpan.FromMinutes(2));
        Assert.NotEqual(0, process.ExitCode);
        Assert.Contains("CATALOGUE_ADMIN_PASSWORD", process.Tail(1000), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<ServiceProcess> StartAsync(string? password) => ServiceProcess.StartAsync(
        Repository.BuiltDll("services/Department"), Settings(password), new Uri($"http://127.0.0.1:{http}"), folder: folder.FullName);

    private Dictionary<string, string?> Settings(string? password) => new()
    {
        ["Http__Port"] = $"{http}",
        ["Grpc__Port"] = $"{grpc}",
        ["CATALOGUE_ADMIN_PASSWORD"] = password,
        ["Documents__Engine"] = null,
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
    };

    private async Task SignInAsync(string password)
    {
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{grpc}");
        await new SessionService.SessionServiceClient(channel).SignInAsync(
            new() { Username = "admin", Password = password }, cancellationToken: Ct);
    }

    [GeneratedRegex(@"初始密码.*Initial password of administrator admin \(shown only once\): ([a-z0-9]{20})\b")]
    private static partial Regex PasswordLine();
}
