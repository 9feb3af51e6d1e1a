using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.Audit;

/// <summary>Gives a service its audit trail.</summary>
internal static class AuditHosting
{
    /// <summary>
    /// Registers the chain, keyed by the service's name, and what stores refusals. Writes need nothing: the engines record them, and
    /// the relay moves the records to the chain.
    /// </summary>
    public static void Trail(this ServicePart part)
    {
        var name = part.Name;
        var service = new AuditedService(name, new());
        part.Services.AddSingleton(service);
        part.Services.AddKeyedSingleton(name, (provider, _) =>
        {
            var engine = provider.GetRequiredKeyedService<IDocumentEngine>(name);
            return new AuditChain(name, engine.Open(AuditBlock.Type), engine.Open(AuditHead.Type), provider.GetRequiredService<TimeProvider>());
        });
        part.Services.AddKeyedSingleton(name, (provider, _) =>
        {
            var chain = provider.GetRequiredKeyedService<AuditChain>(name);
            return new AuditDesk(new AuditTrail(chain), new ChainVerifier(chain));
        });
        part.Services.AddSingleton<IHostedService>(provider => new RefusalWriter(
            name,
            service.Refusals,
            provider.GetRequiredKeyedService<IDocumentEngine>(name).Open(RefusalOutbox.Type),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RefusalWriter>>()));
    }
}
