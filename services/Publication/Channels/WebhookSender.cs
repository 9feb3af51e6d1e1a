using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Polly;
using Polly.Retry;

namespace OpenGov.Publications.Channels;

/// <summary>What is sent.</summary>
/// <param name="EventId">UUID of the event.</param>
/// <param name="Sequence">Its number in the log.</param>
/// <param name="Body">JSON.</param>
public sealed record WebhookMessage(Guid EventId, long Sequence, byte[] Body);

/// <summary>
/// Sends signed messages. It calls no address of this machine, nor one that only routers hand out (link-local, where clouds keep credentials),
/// whatever a name resolves to, and follows no redirect: a webhook must not open what the network closes. Addresses of the government's own
/// network are meant to be called.
/// </summary>
public sealed class WebhookSender : IDisposable
{
    /// <summary>Whether addresses of this machine may be called, for trying out.</summary>
    internal const string LocalSetting = "Webhooks:AllowLocal";

    private const int Retries = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private readonly HttpClient http;
    private readonly TimeProvider clock;
    private readonly ResiliencePipeline<WebhookAttempt> round;

    /// <summary>A sender.</summary>
    public WebhookSender(IConfiguration configuration, TimeProvider clock)
        : this(configuration[LocalSetting]?.ToUpperInvariant() == "TRUE", clock, FirstPause)
    {
    }

    internal WebhookSender(bool allowLocal, TimeProvider clock, TimeSpan firstPause)
    {
        this.clock = clock;
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = Patience,
            MaxResponseHeadersLength = 64,
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowLocal, cancellation),
        })
        {
            Timeout = Patience,
        };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("OpenGov-Webhook", "1"));
        round = new ResiliencePipelineBuilder<WebhookAttempt> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<WebhookAttempt>
            {
                MaxRetryAttempts = Retries,
                Delay = firstPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Result is { Error.Length: > 0 }),
            })
            .Build();
    }

    /// <summary>Tries to send until the receiver takes it, four times at most.</summary>
    /// <returns>Every try; of the last one tells its error whether it was taken.</returns>
    public async Task<IReadOnlyList<WebhookAttempt>> SendRoundAsync(Webhook webhook, WebhookMessage message, CancellationToken cancellation)
    {
        List<WebhookAttempt> attempts = [];
        await round.ExecuteAsync(
            async stop =>
            {
                attempts.Add(await SendAsync(webhook, message, stop));
                return attempts[^1];
            },
            cancellation);
        return attempts;
    }

    /// <summary>Tries to send once.</summary>
    public async Task<WebhookAttempt> SendAsync(Webhook webhook, WebhookMessage message, CancellationToken cancellation)
    {
        var (at, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        WebhookAttempt Ended(int status, string error) => new(at, status, error, (int)clock.GetElapsedTime(began).TotalMilliseconds);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url);
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Content = new ByteArrayContent(message.Body) { Headers = { ContentType = new("application/json", "utf-8") } };
        request.Headers.Add("X-OpenGov-Delivery", message.EventId.ToString("D"));
        request.Headers.Add("X-OpenGov-Sequence", message.Sequence.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("X-OpenGov-Timestamp", time);
        request.Headers.Add("X-OpenGov-Signature", Signature(webhook.Secret, time, message.Body));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return Ended((int)answer.StatusCode, answer.IsSuccessStatusCode ? "" : $"接收方返回 {(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Ended(0, $"{Patience.TotalSeconds:0} 秒内没有响应");
        }
        catch (HttpRequestException failure)
        {
            return Ended(0, failure.InnerException is LocalAddressException ? "网址指向本机或者链路本地地址，不允许访问" : $"无法连接（{failure.HttpRequestError}）");
        }
        catch (Exception failure) when (failure is InvalidOperationException or NotSupportedException or ArgumentException or FormatException or IOException)
        {
            // Addresses that are well-formed and still cannot be called.
            return Ended(0, "网址无法访问");
        }
    }

    /// <summary>The signature header.</summary>
    /// <param name="secret">The webhook's secret.</param>
    /// <param name="time">The timestamp header.</param>
    /// <param name="body">The body.</param>
    public static string Signature(string secret, string time, ReadOnlySpan<byte> body) => "v1=" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(time + "."), .. body]));

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Whether an address must not be called.</summary>
    internal static bool IsLocal(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any)
            || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [0 or 127 or >= 224, ..] or [169, 254, ..]);
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowLocal, CancellationToken cancellation)
    {
        // The addresses that were looked at are those that are called: a name cannot mean another one a moment later.
        var addresses = await Dns.GetHostAddressesAsync(target.Host, cancellation);
        if (!allowLocal && addresses.Any(IsLocal))
        {
            throw new LocalAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class LocalAddressException : IOException;
}
