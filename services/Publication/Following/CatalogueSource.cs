using System.Runtime.CompilerServices;
using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;
using CatalogueEvent = OpenGov.Contracts.Events.CatalogueEvent;

namespace OpenGov.Publications.Following;

/// <summary>
/// What the Catalogue service tells everyone: publications and withdrawals, read from its Watch stream without a token. Work on drafts
/// never reaches this service, so it cannot leak from it.
/// </summary>
public sealed class CatalogueSource(CatalogueService.CatalogueServiceClient catalogues) : IEventSource<CatalogueEvent>
{
    /// <inheritdoc/>
    public string Name => "catalogue";

    /// <inheritdoc/>
    public IReadOnlyCollection<Type>? Gives { get; } = [typeof(CataloguePublished), typeof(CatalogueWithdrawn)];

    /// <inheritdoc/>
    public async IAsyncEnumerable<CatalogueEvent> ReadAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watch = catalogues.WatchCatalogues(
            new WatchCataloguesRequest { FromSequence = fromSequence, StopAtEnd = true }, cancellationToken: cancellation);
        await foreach (var happened in watch.ResponseStream.ReadAllAsync(cancellation))
        {
            switch (happened.Kind)
            {
                case CatalogueEventKind.Published:
                    yield return new CataloguePublished
                    {
                        EventId = Guid.Parse(happened.EventId),
                        Sequence = happened.Sequence,
                        OccurredAt = happened.Time.ToDateTimeOffset(),
                        CatalogueId = happened.CatalogueId,
                        Version = happened.Version,
                        Digest = happened.Digest,
                        Emergency = happened.Emergency,
                    };
                    break;
                case CatalogueEventKind.Withdrawn:
                    yield return new CatalogueWithdrawn
                    {
                        EventId = Guid.Parse(happened.EventId),
                        Sequence = happened.Sequence,
                        OccurredAt = happened.Time.ToDateTimeOffset(),
                        CatalogueId = happened.CatalogueId,
                        Version = happened.Version,
                        Digest = happened.Digest,
                    };
                    break;
                default:
                    break; // Not about what is public.
            }
        }
    }
}
