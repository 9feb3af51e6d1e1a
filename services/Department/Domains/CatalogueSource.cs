using System.Runtime.CompilerServices;
using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;
using CatalogueEvent = OpenGov.Contracts.Events.CatalogueEvent;

namespace OpenGov.Departments.Domains;

/// <summary>What the Catalogue service tells everyone: publications and withdrawals, read without a token.</summary>
internal sealed class CatalogueSource(CatalogueService.CatalogueServiceClient catalogues) : IEventSource<CatalogueEvent>
{
    /// <inheritdoc/>
    public string Name => "catalogue";

    /// <inheritdoc/>
    public IReadOnlyCollection<Type>? Gives { get; } = [typeof(CataloguePublished), typeof(CatalogueWithdrawn)];

    /// <inheritdoc/>
    public async IAsyncEnumerable<CatalogueEvent> ReadAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watch = catalogues.WatchCatalogues(
            new() { FromSequence = fromSequence, StopAtEnd = true }, cancellationToken: cancellation);
        await foreach (var told in watch.ResponseStream.ReadAllAsync(cancellation))
        {
            if (Event(told) is { } happened)
            {
                yield return happened;
            }
        }
    }

    private static CatalogueEvent? Event(Contracts.Catalogue.V1.CatalogueEvent told) => told.Kind switch
    {
        CatalogueEventKind.Published => new CataloguePublished
        {
            EventId = Guid.Parse(told.EventId),
            Sequence = told.Sequence,
            OccurredAt = told.Time.ToDateTimeOffset(),
            CatalogueId = told.CatalogueId,
            Version = told.Version,
        },
        CatalogueEventKind.Withdrawn => new CatalogueWithdrawn
        {
            EventId = Guid.Parse(told.EventId),
            Sequence = told.Sequence,
            OccurredAt = told.Time.ToDateTimeOffset(),
            CatalogueId = told.CatalogueId,
            Version = told.Version,
        },
        _ => null,
    };
}
