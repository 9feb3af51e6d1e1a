using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Responsibility;

/// <summary>Whose drafts a caller may read, as a question: the office those of its whole district, others those that they keep.</summary>
/// <param name="Prefix">What the ids of all of them, and of no others, begin with; null when they are listed.</param>
/// <param name="Ids">The ids; they need not exist. At most one for each domain.</param>
public sealed record OwnCatalogues(string? Prefix, IReadOnlyList<string> Ids)
{
    /// <summary>What a caller may read.</summary>
    public static OwnCatalogues Of(Caller caller, DirectorySnapshot directory)
    {
        if (caller.HasAny("office") && caller.Division.Length == 6)
        {
            return new(caller.Division, []);
        }

        return caller.Division.Length is 6 or 9
            ? new(null, [.. directory.Domains
                .Select(domain => new CatalogueId(caller.Division, domain.Code))
                .Where(id => Access.MayReadDrafts(directory.KeepersOf(id), caller))
                .Select(id => id.ToString())])
            : new(null, []);
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Prefix is null && Ids.Count == 0;

    /// <summary>The question for these catalogues only.</summary>
    /// <param name="query">The question.</param>
    /// <param name="key">A key whose value is a catalogue's id.</param>
    public DocumentQuery Within(DocumentQuery query, string key) =>
        Prefix is { } prefix ? query.And(key, KeyRelation.StartsWith, prefix) : query.And(key, KeyRelation.In, Ids);
}
