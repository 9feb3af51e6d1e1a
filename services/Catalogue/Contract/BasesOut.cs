using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Bases;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Contract;

/// <summary>Legal bases and what cites them as the contract shows them.</summary>
public static class BasesOut
{
    /// <summary>A basis.</summary>
    /// <param name="stored">The basis.</param>
    /// <param name="today">The day of its status.</param>
    public static Wire.LegalBasis Of(Stored<LegalBasis> stored, DateOnly today)
    {
        var basis = stored.Value;
        return new()
        {
            Id = basis.Id,
            Title = basis.Title,
            DocumentNumber = basis.DocumentNumber,
            Kind = (Wire.BasisKind)(int)basis.Kind,
            Issuer = basis.Issuer,
            EffectiveOn = Day(basis.EffectiveOn),
            RepealedOn = Day(basis.RepealedOn),
            ReplacedBy = basis.ReplacedBy,
            RepealReason = basis.RepealReason,
            Aliases = { basis.Aliases },
            Note = basis.Note,
            Status = (Wire.BasisStatus)(int)basis.StatusOn(today),
            OrganisationId = basis.OrganisationId,
            Revision = stored.Revision,
            UpdateTime = basis.ChangedAt.ToTimestamp(),
        };
    }

    /// <summary>Items that cite a basis.</summary>
    public static IEnumerable<Wire.CitingItem> Items(IEnumerable<CitingItem> items) => items.Select(item => new Wire.CitingItem
    {
        ItemId = item.Id.ToString("D"),
        Number = item.Number,
        Name = item.Name,
        Text = item.Text,
    });

    /// <summary>A day as the contract writes it; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
