using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace OpenGov.EndToEnd.Systems;

/// <summary>Somebody at a terminal: plain HTTP and JSON, as curl would send it.</summary>
public sealed class Account : IDisposable
{
    public const string ExamplePassword = "example-district-2026";
    public const string AdministratorPassword = "administrator-2026";

    private readonly HttpClient http = new();

    /// <summary>Signs in; null is the public.</summary>
    public static async Task<Account> SignInAsync(ITestSystem system, string? username, string password = ExamplePassword)
    {
        var account = new Account();
        if (username is not null)
        {
            account.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(system, username, password));
        }

        return account;
    }

    /// <summary>Somebody who has a token.</summary>
    public static Account WithToken(string token)
    {
        var account = new Account();
        account.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return account;
    }

    /// <summary>A token of an example account.</summary>
    public static async Task<string> TokenAsync(ITestSystem system, string username, string password = ExamplePassword)
    {
        using var nobody = new Account();
        var session = await nobody.PostAsync(
            new Uri(system.Department, "/v1/sessions"), new JsonObject { ["username"] = username, ["password"] = password });
        return session["accessToken"]!.GetValue<string>();
    }

    /// <summary>GET that succeeds.</summary>
    public async Task<JsonNode> GetAsync(Uri uri) => await ReadAsync(await http.GetAsync(uri));

    /// <summary>POST that succeeds. A request id is added where none is given.</summary>
    public async Task<JsonNode> PostAsync(Uri uri, JsonObject body) => await ReadAsync(await SendAsync(HttpMethod.Post, uri, body));

    /// <summary>PATCH that succeeds. A request id is added where none is given.</summary>
    public async Task<JsonNode> PatchAsync(Uri uri, JsonObject body) => await ReadAsync(await SendAsync(HttpMethod.Patch, uri, body));

    /// <summary>PUT that succeeds. A request id is added where none is given.</summary>
    public async Task<JsonNode> PutAsync(Uri uri, JsonObject body) => await ReadAsync(await SendAsync(HttpMethod.Put, uri, body));

    /// <summary>A call that must be refused: its HTTP status, reason and message.</summary>
    public async Task<Refusal> RefusedAsync(HttpMethod method, Uri uri, JsonObject? body = null)
    {
        var response = body is null ? await http.SendAsync(new HttpRequestMessage(method, uri)) : await SendAsync(method, uri, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.False(response.IsSuccessStatusCode, $"{method} {uri} was not refused: {text}");
        var status = JsonNode.Parse(text)!;
        var info = status["details"]?.AsArray().FirstOrDefault(detail => detail!["@type"]!.GetValue<string>().EndsWith("ErrorInfo", StringComparison.Ordinal));
        return new((int)response.StatusCode, info?["reason"]?.GetValue<string>() ?? "", status["message"]!.GetValue<string>(), text);
    }

    public void Dispose() => http.Dispose();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} → {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    // What is only looked at has no request id.
    private static bool Changes(Uri uri) => uri.AbsolutePath is var path && path != "/v1/sessions"
        && !path.EndsWith(":check", StringComparison.Ordinal) && !path.EndsWith(":explain", StringComparison.Ordinal) && !path.Contains(":preview", StringComparison.Ordinal);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri uri, JsonObject body)
    {
        if (Changes(uri) && !body.ContainsKey("requestId"))
        {
            body["requestId"] = Guid.NewGuid().ToString();
        }

        return http.SendAsync(new HttpRequestMessage(method, uri) { Content = JsonContent.Create(body) });
    }
}

/// <summary>A refusal as the caller sees it.</summary>
public sealed record Refusal(int Http, string Reason, string Message, string Body);
