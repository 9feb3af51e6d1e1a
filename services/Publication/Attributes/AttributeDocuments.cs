using OpenGov.Platform.Documents;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Attributes;

/// <summary>The documents of attributes.</summary>
public static class AttributeDocuments
{
    /// <summary>Decisions, by id.</summary>
    public static DocumentType<DocumentAttribute> Attributes { get; } = new DocumentType<DocumentAttribute>("document-attributes", schema: 1)
        .Text("catalogue", one => one.CatalogueId)
        .Text("organisation", one => one.OrganisationId)
        .Text("division", one => CatalogueId.TryParse(one.CatalogueId, out var id) ? id.Division : "")
        .Text("domain", one => CatalogueId.TryParse(one.CatalogueId, out var id) ? id.Domain : "")
        .Text("awaiting", one => one.IsAwaiting ? "awaiting" : null)
        .Number("attribute", one => (long)one.Choice.Attribute)
        .Number("review", one => one.ReviewDay?.DayNumber)
        .Number("at", one => one.DecidedAt.ToUnixTimeMilliseconds());
}
