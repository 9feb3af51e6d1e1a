using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Elements;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Tests.Bases;

/// <summary>A small registry, and how it answers.</summary>
internal static class Registry
{
    public static readonly DateOnly Day = new(2026, 3, 2);

    public static LegalBasis Basis(string id, string title, string number = "", BasisKind kind = BasisKind.AdministrativeRegulation) => new()
    {
        Id = id,
        Title = title,
        DocumentNumber = number,
        Kind = kind,
        OrganisationId = Sample.Editor.OrganisationId,
        District = Sample.District,
        ChangedAt = Sample.Now,
    };

    public static BasisSnapshot Of(params LegalBasis[] bases) => new(bases.Select(basis => new Stored<LegalBasis>(basis.Id, 1, basis)));

    public static BasisStanding Says(this BasisSnapshot registry, string citation, DateOnly? day = null) =>
        registry.StandingOf(LegalBasisParser.ParseOne(citation), day ?? Day);
}
