using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace OpenGov.Standalone.Example;

/// <summary>
/// Channels that ask again when a service is away for a moment, as services are that start at the same time. Every writing call of the
/// example carries a request id, so that a repeated one has its effect once.
/// </summary>
internal static class ExampleChannel
{
    /// <summary>A channel to a service.</summary>
    /// <param name="address">For example "http://127.0.0.1:8081".</param>
    public static GrpcChannel To(string address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        ServiceConfig = new ServiceConfig
        {
            MethodConfigs =
            {
                new MethodConfig
                {
                    Names = { MethodName.Default },
                    RetryPolicy = new RetryPolicy
                    {
                        MaxAttempts = 5,
                        InitialBackoff = TimeSpan.FromSeconds(1),
                        MaxBackoff = TimeSpan.FromSeconds(5),
                        BackoffMultiplier = 2,
                        RetryableStatusCodes = { StatusCode.Unavailable },
                    },
                },
            },
        },
    });
}
