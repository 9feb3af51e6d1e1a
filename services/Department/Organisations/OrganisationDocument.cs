using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Organisations;

/// <summary>How organisations are stored: by id, found by division and kind, one name per district.</summary>
public static class OrganisationDocument
{
    /// <summary>Name of the unique key that a name which is taken breaks.</summary>
    public const string NameKey = "name";

    /// <summary>Key of the division.</summary>
    public const string DivisionKey = "division";

    /// <summary>Key of the kind, a number.</summary>
    public const string KindKey = "kind";

    /// <summary>The kind of document.</summary>
    public static DocumentType<Organisation> Type { get; } = new DocumentType<Organisation>("organisations", schema: 1)
        .Text(DivisionKey, organisation => organisation.Division)
        .Number(KindKey, organisation => (long)organisation.Kind)
        .Unique(NameKey, organisation => $"{Organisation.DistrictOf(organisation.Division)} {organisation.Name}");
}
