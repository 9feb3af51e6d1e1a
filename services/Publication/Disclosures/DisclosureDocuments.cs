using OpenGov.Platform.Documents;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Disclosures;

/// <summary>The documents of disclosures.</summary>
public static class DisclosureDocuments
{
    /// <summary>Occurrences, by id.</summary>
    public static DocumentType<Disclosure> Disclosures { get; } = new DocumentType<Disclosure>("disclosures", schema: 1)
        .Text("catalogue", one => one.CatalogueId)
        .Text("item", one => ItemKey(one.CatalogueId, one.ItemId))
        .Text("organisation", one => one.OrganisationId)
        .Text("division", one => CatalogueId.TryParse(one.CatalogueId, out var id) ? id.Division : "")
        .Text("shown", one => one.Counted.Any() ? ItemKey(one.CatalogueId, one.ItemId) : null)
        .Text("open", one => one.IsOpen ? "open" : null)
        .Number("due", one => one.IsOpen ? one.Terms.Due?.DayNumber : null)
        .Number("day", one => one.CountedDay.DayNumber)
        .Number("tell", one => one.TellFrom?.DayNumber);

    /// <summary>Photos of receipts, by SHA-256.</summary>
    public static DocumentType<ReceiptPhoto> Photos { get; } = new("receipt-photos", schema: 1);

    /// <summary>How the key "item" is written.</summary>
    public static string ItemKey(string catalogueId, string itemId) => catalogueId + "/" + itemId;
}
