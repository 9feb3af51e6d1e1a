using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Domains;

/// <summary>How domains are stored: by code, one name each.</summary>
public static class DomainDocument
{
    /// <summary>Name of the unique key that a name which is taken breaks.</summary>
    public const string NameKey = "name";

    /// <summary>Key of those with a planned name: its first day.</summary>
    public const string DueKey = "due";

    /// <summary>The kind of document.</summary>
    public static DocumentType<Domain> Type { get; } = new DocumentType<Domain>("domains", schema: 1)
        .Unique(NameKey, domain => domain.Name)
        .Text(DueKey, domain => domain.PlannedFrom?.Written());
}
