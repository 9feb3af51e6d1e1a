using OpenGov.Contracts.Events;

namespace OpenGov.Catalogues.Bases;

/// <summary>The events that tell of the registry.</summary>
public static class BasisEvents
{
    /// <summary>What happened when a basis became what it is now.</summary>
    /// <param name="basis">The basis as it is stored.</param>
    public static CatalogueEvent Of(LegalBasis basis) => basis.RepealedOn is { } on
        ? new BasisRepealed
        {
            EventId = Guid.NewGuid(),
            OccurredAt = basis.ChangedAt,
            CatalogueId = "",
            BasisId = basis.Id,
            RepealedOn = on,
            ReplacedBy = basis.ReplacedBy,
            InEffect = on <= Day.Of(basis.ChangedAt),
        }
        : new BasisChanged { EventId = Guid.NewGuid(), OccurredAt = basis.ChangedAt, CatalogueId = "", BasisId = basis.Id };
}
