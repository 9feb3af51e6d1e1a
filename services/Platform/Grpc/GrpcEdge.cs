using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.Grpc;

/// <summary>gRPC and REST with our interceptor.</summary>
internal static class GrpcEdge
{
    public static void AddGrpcEdge(this IServiceCollection services)
    {
        services.AddSingleton<CallAudit>();
        services.AddSingleton<EdgeInterceptor>();
        services.AddSingleton<StreamEnds>();
        services
            .AddGrpc(options =>
            {
                options.MaxReceiveMessageSize = 2 * PlatformHosting.LargestRequest;
                options.Interceptors.Add<EdgeInterceptor>();
            })
            .AddJsonTranscoding(options =>
            {
                // Without their types the details of an error cannot be written, and the caller gets an empty 500.
                options.TypeRegistry = TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor);

                // The canonical proto3 JSON mapping: int64 as strings, since JavaScript cannot hold them; enums by name; empty values written,
                // so that callers find "items": [] and need not tell missing from empty.
                options.JsonSettings = new GrpcJsonSettings
                {
                    WriteInt64sAsStrings = true,
                    WriteEnumsAsIntegers = false,
                    IgnoreDefaultValues = false,
                };
            });
        services.AddGrpcReflection();

        // It would log each request that cannot be read as an error of ours, and whole texts of exceptions, which can repeat a draft. Faults
        // that are ours are reported by the interceptor and by UnreadableRequests.
        services.AddLogging(logging => logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.Critical));
    }
}
