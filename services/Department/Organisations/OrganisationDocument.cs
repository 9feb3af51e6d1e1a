using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Organisations;

/// <summary>How organisations are stored: by id, found by division and kind, one name per district among those that stand.</summary>
public static class OrganisationDocument
{
    /// <summary>Name of the unique key that a name which is taken breaks.</summary>
    public const string NameKey = "name";

    /// <summary>Key of the division.</summary>
    public const string DivisionKey = "division";

    /// <summary>Key of the kind, a number.</summary>
    public const string KindKey = "kind";

    /// <summary>Key that dissolved organisations have: their last day, so that they can be left out or found.</summary>
    public const string DissolvedKey = "dissolved";

    /// <summary>The kind of document.</summary>
    public static DocumentType<Organisation> Type { get; } = new DocumentType<Organisation>("organisations", schema: 2)
        .Text(DivisionKey, organisation => organisation.Division)
        .Number(KindKey, organisation => (long)organisation.Kind)
        .Text(DissolvedKey, organisation => organisation.DissolvedOn?.Written())
        .Unique(NameKey, organisation => organisation.DissolvedOn is null ? NameOf(organisation.Division, organisation.Name) : null);

    /// <summary>Value of the unique key of a name.</summary>
    public static string NameOf(string division, string name) => $"{Organisation.DistrictOf(division)} {name}";
}
