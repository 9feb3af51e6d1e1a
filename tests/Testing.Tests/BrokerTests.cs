using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Xunit;

namespace OpenGov.Testing.Tests;

public class BrokerTests
{
    [Fact]
    public async Task Each_caller_has_a_virtual_host_of_its_own_while_it_needs_it()
    {
        Uri address;
        await using (var first = await RealServers.RabbitMqAsync())
        {
            Assert.SkipUnless(first.IsOwnHost, "The broker's management API is not known.");
            await using var second = await RealServers.RabbitMqAsync();
            Assert.NotEqual(first.Address, second.Address);
            await Assert.ThrowsAsync<HttpRequestException>(() => first.DepthAsync("none"));
            address = first.Address;
        }

        using var management = Management(new Uri(Environment.GetEnvironmentVariable(RealServers.RabbitMqManagementVariable)!));
        using var answer = await management.GetAsync($"api/vhosts{address.AbsolutePath}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_killed_broker_comes_back_with_its_queues_and_messages()
    {
        await using var server = await OwnServer.RabbitMqAsync();
        using var management = Management(ManagementOf(server));
        await PutAsync(management, "api/queues/%2F/kept", new { durable = true, arguments = new Dictionary<string, string> { ["x-queue-type"] = "quorum" } });
        using var published = await management.PostAsJsonAsync("api/exchanges/%2F/amq.default/publish", new
        {
            routing_key = "kept",
            payload = "第一条",
            payload_encoding = "string",
            properties = new { delivery_mode = 2 },
        });
        Assert.Contains("true", await published.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await server.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => management.GetAsync("api/overview"));
        await server.StartAsync();

        var payload = await Eventually.That(() => FirstPayloadAsync(management), found => found is not null, TimeSpan.FromMinutes(2), "the message is there");
        Assert.Equal("第一条", payload);
    }

    private static Uri ManagementOf(OwnServer server) => new($"http://guest:guest@127.0.0.1:{new Uri(server.Address).Port + 3000}/");

    private static HttpClient Management(Uri address)
    {
        var http = new HttpClient { BaseAddress = new Uri(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + "/") };
        http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(address.UserInfo)));
        return http;
    }

    private static async Task PutAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PutAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<string?> FirstPayloadAsync(HttpClient management)
    {
        using var answer = await management.PostAsJsonAsync(
            "api/queues/%2F/kept/get", new { count = 1, ackmode = "ack_requeue_true", encoding = "auto" });
        answer.EnsureSuccessStatusCode();
        var messages = await answer.Content.ReadFromJsonAsync<List<Message>>();
        return messages is [var message] ? message.Payload : null;
    }

    private sealed record Message(string Payload);
}
