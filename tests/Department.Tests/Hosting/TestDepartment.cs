using System.Collections.Concurrent;
using System.Net.Http.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Accounts;
using OpenGov.Platform.Hosting;
using OpenGov.Platform.Identity.Revocation;

namespace OpenGov.Departments.Tests.Hosting;

/// <summary>
/// The Department service in this process, on Kestrel with free loopback ports and storage of its own, composed as in its Program.cs.
/// Other services' tests do the same: create the builder, add settings, add what the Program adds, start, read the ports.
/// </summary>
public sealed class TestDepartment : IAsyncDisposable
{
    public const string AdministratorPassword = "first password of tests";

    private static readonly PasswordHashing QuickHashing = new(rounds: 10);

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<(string, string), Task<Metadata>> tokens = new();
    private bool ended;

    private TestDepartment(WebApplication app, TestLog log)
    {
        this.app = app;
        Log = log;
        var listening = app.Services.GetRequiredService<Listening>();
        Channel = GrpcChannel.ForAddress(listening.Grpc);
        Rest = new HttpClient { BaseAddress = listening.Http };
    }

    public GrpcChannel Channel { get; }

    public HttpClient Rest { get; }

    public TestLog Log { get; }

    public IServiceProvider Services => app.Services;

    public OrganisationService.OrganisationServiceClient Organisations => new(Channel);

    public ReorganisationService.ReorganisationServiceClient Reorganisations => new(Channel);

    public DomainService.DomainServiceClient Domains => new(Channel);

    public TaskService.TaskServiceClient Tasks => new(Channel);

    public SessionService.SessionServiceClient Sessions => new(Channel);

    public DirectoryService.DirectoryServiceClient Directory => new(Channel);

    public MemberService.MemberServiceClient Members => new(Channel);

    public ClientService.ClientServiceClient Clients => new(Channel);

    /// <summary>The published list of revoked sessions.</summary>
    public async Task<IReadOnlyList<string>> RevokedAsync() =>
        (await Rest.GetFromJsonAsync<RevocationList>(RevocationAddress.Path))!.Revoked;

    /// <summary>Starts the service and returns when it answers.</summary>
    /// <param name="storage">Its documents; outlives it, so that a test can start it again.</param>
    /// <param name="clock">Its clock; the real one when null.</param>
    /// <param name="settings">Further configuration.</param>
    /// <param name="hashing">How passwords are hashed; null for quickly, since most tests are about something else.</param>
    public static async Task<TestDepartment> StartAsync(
        TestStorage storage, TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null, PasswordHashing? hashing = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(
        [
            .. storage.Settings,
            new("Http:Port", "0"),
            new("Grpc:Port", "0"),
            new("CATALOGUE_ADMIN_PASSWORD", AdministratorPassword),
            .. settings ?? new Dictionary<string, string?>(),
        ]);
        var log = new TestLog();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);

        builder.AddPlatform(ServicePorts.Department);
        builder.AddDepartment();
        builder.Services.AddSingleton(hashing ?? QuickHashing);
        var app = builder.Build();
        app.MapPlatform();
        app.MapDepartment();
        await app.StartAsync();
        return new(app, log);
    }

    /// <summary>Headers with an account's token; signs in once.</summary>
    public Task<Metadata> AsAsync(string username, string password) =>
        tokens.GetOrAdd((username, password), async key => Bearer(await TokenAsync(key.Item1, key.Item2)));

    /// <summary>Headers with the administrator's token.</summary>
    public Task<Metadata> AsAdministratorAsync() => AsAsync("admin", AdministratorPassword);

    /// <summary>Signs in.</summary>
    public async Task<string> TokenAsync(string username, string password) =>
        (await Sessions.SignInAsync(new() { Username = username, Password = password })).AccessToken;

    public static Metadata Bearer(string token) => new() { { "authorization", "Bearer " + token } };

    /// <summary>Ends it; a test may end it before its suite does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref ended, true))
        {
            return;
        }

        Channel.Dispose();
        Rest.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
