using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.SelfCheck;

/// <summary>Gives a service its self-check.</summary>
public static class SelfCheckHosting
{
    /// <summary>Adds a check.</summary>
    /// <typeparam name="TCheck">The check; made once, with what it needs of the process.</typeparam>
    /// <param name="part">The service.</param>
    public static ServicePart SelfChecks<TCheck>(this ServicePart part) where TCheck : class, ISelfCheck
    {
        part.Services.AddKeyedSingleton<ISelfCheck, TCheck>(part.Name);
        return part;
    }

    /// <summary>Who asks, by the call.</summary>
    public static SelfCheckCaller SelfCheckCaller(this ServerCallContext context) => new(context.RequestHeaders.GetValue("authorization"));

    /// <summary>Registers the desk, keyed by the service's name, with the checks that every service has.</summary>
    internal static void SelfCheckDesk(this ServicePart part)
    {
        var name = part.Name;
        part.Services.AddKeyedSingleton<ISelfCheck>(name, (provider, _) =>
            new EventSequenceCheck(provider.GetRequiredKeyedService<IDocumentEngine>(name).Open(EventLog.Type)));
        part.Services.AddKeyedSingleton<ISelfCheck>(name, (provider, _) =>
            new AuditChainCheck(new(provider.GetRequiredKeyedService<AuditChain>(name))));
        part.Services.AddKeyedSingleton(name, (provider, _) =>
            new SelfCheckDesk(name, provider.GetKeyedServices<ISelfCheck>(name), provider.GetRequiredService<TimeProvider>()));
    }
}
