using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents.Embedded;
using OpenGov.Platform.Documents.Mongo;
using OpenGov.Platform.Hosting;

namespace OpenGov.Platform.Documents;

/// <summary>Gives a service its documents.</summary>
public static class DocumentsHosting
{
    /// <summary>
    /// Registers <see cref="IDocuments{T}"/> and <see cref="DocumentCommands{T}"/> on the service's engine, which is registered too, as
    /// keyed <see cref="IDocumentEngine"/> with a readiness check. Collections are opened at start.
    /// </summary>
    /// <param name="part">The service.</param>
    /// <param name="type">The kind of document.</param>
    public static ServicePart Documents<T>(this ServicePart part, DocumentType<T> type) where T : class
    {
        part.DocumentEngine();
        part.Services.AddSingleton(services => services.GetRequiredKeyedService<IDocumentEngine>(part.Name).Open(type));
        part.Services.AddSingleton<DocumentCommands<T>>();
        part.Services.AddSingleton(new OpenedAtStart(services => services.GetRequiredService<IDocuments<T>>()));
        return part;
    }

    /// <summary>Registers the service's engine alone, for capabilities that open collections of their own. Repeating it does nothing.</summary>
    public static ServicePart DocumentEngine(this ServicePart part)
    {
        if (part.Services.Any(s => s.IsKeyedService && s.ServiceType == typeof(IDocumentEngine) && part.Name.Equals(s.ServiceKey)))
        {
            return part;
        }

        part.Services.TryAddSingleton(TimeProvider.System);
        part.Services.AddKeyedSingleton<IDocumentEngine>(part.Name, (services, _) => Create(services, part.Name));
        part.Services.AddSingleton(new EngineName(part.Name));
        part.Services.AddHostedService<DocumentsStart>();
        part.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"documents-{part.Name}",
            services => new DocumentsHealth(services.GetRequiredKeyedService<IDocumentEngine>(part.Name)),
            HealthStatus.Unhealthy,
            ["ready"],
            TimeSpan.FromSeconds(5)));
        return part;
    }

    private static IDocumentEngine Create(IServiceProvider services, string name)
    {
        var settings = DocumentsSettings.From(services.GetRequiredService<IConfiguration>());
        var time = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("OpenGov.Documents." + name);
        return settings.UsesMongo
            ? new MongoEngine(settings.ConnectionString, settings.DatabasePrefix + name, time, logger)
            : new EmbeddedEngine(settings.Path, name, time, logger);
    }
}

/// <summary>A service in this process that has an engine.</summary>
internal sealed record EngineName(string Name);

/// <summary>A collection to open at start.</summary>
internal sealed record OpenedAtStart(Action<IServiceProvider> Open);
