using System.Net;
using System.Text;
using System.Text.Json;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tests.Rest;

/// <summary>An answer over REST.</summary>
public sealed record RestAnswer(HttpStatusCode Http, JsonElement Body)
{
    public string? Message => Body.GetProperty("message").GetString();

    public string? ReasonName => Detail("ErrorInfo").GetProperty("reason").GetString();

    public IReadOnlyDictionary<string, string> Violations => Detail("BadRequest").GetProperty("fieldViolations").EnumerateArray()
        .ToDictionary(v => v.GetProperty("field").GetString()!, v => v.GetProperty("description").GetString()!);

    public static Task<RestAnswer> OfAsync(HttpClient http, string verb, string path, string? body = null, string? type = "application/json") =>
        OfAsync(http, verb, path, body is null ? null : Encoding.UTF8.GetBytes(body), type);

    public static async Task<RestAnswer> OfAsync(HttpClient http, string verb, string path, byte[]? body, string? type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return new(response.StatusCode, json.RootElement.Clone());
    }

    public void Is(HttpStatusCode http, Reason reason)
    {
        Assert.Equal((http, reason.WireName()), (Http, ReasonName));
        Assert.Equal((int)reason.StatusCode(), Body.GetProperty("code").GetInt32());
    }

    private JsonElement Detail(string name) => Body.GetProperty("details").EnumerateArray()
        .Single(detail => detail.GetProperty("@type").GetString() == "type.googleapis.com/google.rpc." + name);
}
