using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OpenGov.Platform.Grpc;

/// <summary>Clients of the other services.</summary>
public static class ServiceClients
{
    /// <summary>
    /// Registers a typed client of a service as a singleton. Calls have a time-out per try, repeat what is safe to repeat when the service
    /// is away, and stop trying for a while when it stays away; then they fail with <see cref="Errors.Reason.Unavailable"/>. Other refusals
    /// of the service arrive as <see cref="RpcException"/>; <see cref="RemoteRefusal.From"/> reads their reason.
    /// </summary>
    /// <typeparam name="TClient">Generated client, for example <c>CatalogueService.CatalogueServiceClient</c>.</typeparam>
    /// <param name="services">The process's services.</param>
    /// <param name="setting">Key of the address: "Services:Department", "Services:Catalogue" or "Services:Publication".</param>
    public static IServiceCollection AddServiceClient<TClient>(this IServiceCollection services, string setting)
        where TClient : ClientBase<TClient>
    {
        var service = setting.Split(':')[^1].ToLowerInvariant();
        services.TryAddSingleton<ServiceChannels>();
        services.TryAddSingleton(provider =>
            (TClient)Activator.CreateInstance(typeof(TClient), provider.GetRequiredService<ServiceChannels>().Of(service))!);
        return services;
    }

    /// <summary>Calls through the resilience of a service.</summary>
    internal static CallInvoker Resilient(this CallInvoker invoker, string name, TimeProvider time) =>
        invoker.Intercept(new ResilientCalls(name, time));
}
