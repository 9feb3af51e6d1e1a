using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace OpenGov.Testing;

/// <summary>
/// A virtual host of its own on a real RabbitMQ, so that tests which publish the same messages do not hear each other. Where the broker's
/// management API is not known, it is the host that the address names, and <see cref="Prefix"/> has to keep queues apart.
/// </summary>
public sealed class TestBroker : IAsyncDisposable
{
    private readonly HttpClient? _management;

    private TestBroker(Uri address, string prefix, HttpClient? management)
    {
        Address = address;
        Prefix = prefix;
        _management = management;
    }

    /// <summary>AMQP address with the virtual host, as MassTransit's <c>Host</c> takes it.</summary>
    public Uri Address { get; }

    /// <summary>A name no other test uses; lower-case letters and digits.</summary>
    public string Prefix { get; }

    /// <summary>Whether the virtual host is the caller's alone.</summary>
    public bool IsOwnHost => _management is not null;

    /// <summary>Messages in a queue, ready and delivered. Those of quorum queues lag by seconds: wait with <see cref="Eventually"/>.</summary>
    /// <exception cref="InvalidOperationException">The management API is not known.</exception>
    /// <exception cref="HttpRequestException">There is no such queue.</exception>
    public async Task<long> DepthAsync(string queue)
    {
        var management = _management ?? throw new InvalidOperationException($"Set {RealServers.RabbitMqManagementVariable}.");
        var found = await management.GetFromJsonAsync<Queue>($"api/queues/{Prefix}/{Uri.EscapeDataString(queue)}");
        return found?.Messages ?? 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_management is null)
        {
            return;
        }

        try
        {
            using var answer = await _management.DeleteAsync(new Uri($"api/vhosts/{Prefix}", UriKind.Relative));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // A test may have killed the broker; what it leaves lies in a folder that goes away.
        }

        _management.Dispose();
    }

    internal static async Task<TestBroker> CreateAsync(Uri server, Uri? management)
    {
        var prefix = $"test{Guid.NewGuid():n}"[..16];
        if (management is null)
        {
            return new TestBroker(server, prefix, null);
        }

        var user = management.UserInfo.Length > 0 ? management.UserInfo : server.UserInfo;
        var http = new HttpClient
        {
            BaseAddress = new Uri(management.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + "/"),
            Timeout = TimeSpan.FromSeconds(20),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user))));
        await PutAsync(http, $"api/vhosts/{prefix}", new { });
        await PutAsync(
            http, $"api/permissions/{prefix}/{user.Split(':')[0]}", new { configure = ".*", write = ".*", read = ".*" });
        return new TestBroker(new UriBuilder(server) { Path = "/" + prefix }.Uri, prefix, http);
    }

    private static async Task PutAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PutAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    private sealed record Queue(long Messages);
}
