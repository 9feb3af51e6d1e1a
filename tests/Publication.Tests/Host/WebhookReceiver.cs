using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenGov.Testing;

namespace OpenGov.Publications.Tests.Host;

/// <summary>A receiver of webhooks on a real port: notes what comes, and answers what it is told to.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookReceiver(WebApplication app, int port) => (this.app, Url) = (app, $"http://127.0.0.1:{port}/hook");

    public string Url { get; }

    /// <summary>Everything that came, taken or not.</summary>
    public ConcurrentQueue<Received> All { get; } = [];

    /// <summary>The status of the answer to what came, told how many came before.</summary>
    public Func<Received, int, int> Answers { get; set; } = (_, _) => StatusCodes.Status204NoContent;

    public static async Task<WebhookReceiver> StartAsync()
    {
        var port = Ports.Next();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var receiver = new WebhookReceiver(builder.Build(), port);
        receiver.app.MapPost("/hook", receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers;
        var received = new Received(
            headers["X-OpenGov-Delivery"].ToString(), headers["X-OpenGov-Sequence"].ToString(), headers["X-OpenGov-Timestamp"].ToString(),
            headers["X-OpenGov-Signature"].ToString(), body.ToArray());
        context.Response.StatusCode = Answers(received, All.Count);
        context.Response.Headers.Location = "http://127.0.0.1/elsewhere";
        All.Enqueue(received);
    }

    public sealed record Received(string Delivery, string Sequence, string Timestamp, string Signature, byte[] Body);
}
