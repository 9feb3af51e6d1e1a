using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Documents;

/// <summary>
/// Opens the collections at start. A wrong setting stops the process with a message that names it; a server that is away does
/// not: what is missing there is created as soon as it is back.
/// </summary>
internal sealed class DocumentsStart(
    IServiceProvider services,
    IEnumerable<EngineName> engines,
    IEnumerable<OpenedAtStart> collections,
    TimeProvider time,
    ILogger<DocumentsStart> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var collection in collections)
        {
            collection.Open(services);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(engines.Select(engine => PrepareAsync(engine.Name, stoppingToken)));

    private async Task PrepareAsync(string name, CancellationToken cancellation)
    {
        var engine = services.GetRequiredKeyedService<IDocumentEngine>(name);
        while (true)
        {
            try
            {
                await engine.PrepareAsync(cancellation);
                return;
            }
            catch (RequestException refused)
            {
                logger.LogWarning("The documents of {Service} are not ready yet: {Reason}", name, refused.Message);
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }
}
