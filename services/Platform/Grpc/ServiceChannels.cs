using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.Grpc;

/// <summary>One channel (HTTP/2 without TLS, or with it where the address says https) per service, opened at the first call.</summary>
internal sealed class ServiceChannels(ServiceAddresses addresses, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> channels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CallInvoker> invokers = new(StringComparer.Ordinal);

    /// <summary>Calls to a service.</summary>
    /// <param name="service">"department", "catalogue" or "publication".</param>
    public CallInvoker Of(string service) => invokers.GetOrAdd(
        service, name => new LateInvoker(() => Channel(name).CreateCallInvoker()).Resilient(InChinese(name), time));

    public void Dispose()
    {
        foreach (var channel in channels.Values.Where(channel => channel.IsValueCreated))
        {
            channel.Value.Dispose();
        }
    }

    private GrpcChannel Channel(string service) => channels.GetOrAdd(service, name => new(() => GrpcChannel.ForAddress(
        addresses.Grpc(name),
        new GrpcChannelOptions
        {
            // Catalogues of 2,000 items are larger than the default of 4 MiB.
            MaxReceiveMessageSize = 4 * PlatformHosting.LargestRequest,
            DisposeHttpClient = true,
            HttpHandler = new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(20),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
                ConnectTimeout = TimeSpan.FromSeconds(2),
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            },
        }))).Value;

    private static string InChinese(string service) => service switch
    {
        "department" => "部门服务",
        "catalogue" => "标准目录服务",
        "publication" => "发布服务",
        _ => service,
    };
}
