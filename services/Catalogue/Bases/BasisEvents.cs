using OpenGov.Contracts.Events;

namespace OpenGov.Catalogues.Bases;

/// <summary>The events that tell of the registry.</summary>
public static class BasisEvents
{
    /// <summary>A basis was added or changed, or its repeal was taken back.</summary>
    /// <param name="basis">The basis as it is stored.</param>
    public static CatalogueEvent Changed(LegalBasis basis) =>
        new BasisChanged { EventId = Guid.NewGuid(), OccurredAt = basis.ChangedAt, CatalogueId = "", BasisId = basis.Id };

    /// <summary>A repeal was entered or corrected.</summary>
    /// <param name="basis">The basis as it is stored, with the day of its end.</param>
    public static CatalogueEvent Repealed(LegalBasis basis) => new BasisRepealed
    {
        EventId = Guid.NewGuid(),
        OccurredAt = basis.ChangedAt,
        CatalogueId = "",
        BasisId = basis.Id,
        RepealedOn = basis.RepealedOn!.Value,
        ReplacedBy = basis.ReplacedBy,
        InEffect = basis.RepealedOn <= Day.Of(basis.ChangedAt),
    };

    /// <summary>A day came: the basis has ended, or begun.</summary>
    /// <param name="basis">The basis as it is stored.</param>
    public static CatalogueEvent Turned(LegalBasis basis) =>
        basis.RepealedOn <= Day.Of(basis.ChangedAt) ? Repealed(basis) : Changed(basis);
}
