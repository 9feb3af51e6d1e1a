using System.Collections.Frozen;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;

namespace OpenGov.Catalogues.Organisations;

/// <summary>Organisations and domains at one moment; never changes. A new one is made when something in the directory does.</summary>
public sealed class DirectorySnapshot
{
    private const int LongestChain = 64;
    private readonly FrozenDictionary<string, DirectoryOrganisation> organisations;
    private readonly FrozenDictionary<string, DirectoryDomain> domains;
    private readonly FrozenDictionary<string, DirectoryNotApplicable> notApplicable;
    private readonly FrozenDictionary<(string District, string Name), string> names;
    private readonly FrozenDictionary<string, DirectoryOrganisation> representatives;

    /// <summary>A snapshot.</summary>
    /// <param name="organisations">All organisations.</param>
    /// <param name="domains">All domains.</param>
    /// <param name="notApplicable">Which domains do not concern which streets and towns; revoked ones are left out.</param>
    public DirectorySnapshot(
        IEnumerable<DirectoryOrganisation> organisations,
        IEnumerable<DirectoryDomain> domains,
        IEnumerable<DirectoryNotApplicable>? notApplicable = null)
    {
        this.notApplicable = (notApplicable ?? [])
            .Where(declared => !declared.IsRevoked)
            .ToFrozenDictionary(declared => $"{declared.Division}-{declared.Domain}", StringComparer.Ordinal);
        this.organisations = organisations.ToFrozenDictionary(organisation => organisation.Id, StringComparer.Ordinal);
        this.domains = domains.ToFrozenDictionary(domain => domain.Code, StringComparer.Ordinal);
        Organisations = [.. this.organisations.Values.Where(organisation => organisation.DissolvedOn is null)];
        var byId = this.organisations.Values.OrderBy(organisation => organisation.Id, StringComparer.Ordinal).ToList();
        representatives = Representatives(byId).ToFrozenDictionary(StringComparer.Ordinal);
        names = Names(byId).ToFrozenDictionary();
    }

    /// <summary>Nothing is known.</summary>
    public static DirectorySnapshot Empty { get; } = new([], []);

    /// <summary>All organisations that stand.</summary>
    public IReadOnlyCollection<DirectoryOrganisation> Organisations { get; }

    /// <summary>All domains.</summary>
    public IReadOnlyCollection<DirectoryDomain> Domains => domains.Values;

    /// <summary>The organisation with this id, also one that is dissolved; null when none is known.</summary>
    public DirectoryOrganisation? Find(string id) => organisations.GetValueOrDefault(id);

    /// <summary>Whether a domain of this code is known.</summary>
    public bool KnowsDomain(string code) => domains.ContainsKey(code);

    /// <summary>Why a catalogue does not concern its street or town, as declared there; null when nothing is declared.</summary>
    public string? NotApplicableReason(CatalogueId id) =>
        notApplicable.TryGetValue(id.ToString(), out var declared) ? declared.Reason : null;

    /// <summary>Name of a domain; its code when it is not known.</summary>
    public string DomainName(string code) => domains.TryGetValue(code, out var domain) ? domain.Name : code;

    /// <summary>Names that a domain had before; none when it is not known.</summary>
    public IEnumerable<string> FormerDomainNames(string code) =>
        domains.TryGetValue(code, out var domain) ? domain.FormerNames.Select(former => former.Name) : [];

    /// <summary>
    /// Id of the organisation that stands for one today: its own, or that of its successor when it is dissolved. Of several successors the
    /// one that took over what nobody else was given.
    /// </summary>
    public string Standing(string organisationId)
    {
        var id = organisationId;
        for (var steps = 0; steps < LongestChain && Find(id) is { DissolvedOn: not null, SuccessorIds: [var next, ..] }; steps++)
        {
            id = next;
        }

        return id;
    }

    /// <summary>The street office or town government of a 9-digit division, also one that is dissolved; null when none is known.</summary>
    public DirectoryOrganisation? LocalOf(string division) =>
        division.Length == 9 && representatives.TryGetValue(division, out var found) ? found : null;

    /// <summary>
    /// Name of a division, read from the full name of its government office, street office or town; its code when none is known.
    /// </summary>
    public string DivisionName(string division) => representatives.TryGetValue(division, out var organisation)
        ? DivisionOf(organisation.FullName is { Length: > 0 } full ? full : organisation.Name) ?? division
        : division;

    /// <summary>Names that a division had before, as <see cref="DivisionName"/> reads them.</summary>
    public IEnumerable<string> FormerDivisionNames(string division) => representatives.TryGetValue(division, out var organisation)
        ? organisation.FormerNames.Select(former => DivisionOf(former.FullName is { Length: > 0 } full ? full : former.Name)).OfType<string>()
        : [];

    /// <summary>
    /// Id of the organisation that a name means in a district, streets and towns included: its name, full name, alias or former name, or
    /// one of an organisation that it took over from. Empty when none is known.
    /// </summary>
    public string OrganisationNamed(string district, string name) => names.TryGetValue((district, name), out var id) ? id : "";

    /// <summary>Kind of an organisation: "office", "department", "street", "town" or "institution"; empty when it is not known.</summary>
    public string KindOf(string organisationId) => organisations.TryGetValue(organisationId, out var found) ? found.Kind : "";

    /// <summary>Who keeps a catalogue.</summary>
    public Keepers KeepersOf(CatalogueId id)
    {
        if (id.IsLocal)
        {
            return new(id, LocalOf(id.Division) is { } local ? Standing(local.Id) : "", []);
        }

        // A domain is assigned to the departments of one district; those of another have no say in this one.
        return domains.TryGetValue(id.Domain, out var domain)
            ? new(id, IsOf(domain.LeadOrganisationId) ? domain.LeadOrganisationId : "", [.. domain.JoiningOrganisationIds.Where(IsOf)])
            : new(id, "", []);

        bool IsOf(string organisation) => organisations.TryGetValue(organisation, out var found) && found.Division == id.Division;
    }

    // Own names first, then full names, aliases and former names, and those of dissolved organisations last: a name that two organisations
    // claim means the one it is the name of.
    private Dictionary<(string, string), string> Names(List<DirectoryOrganisation> organisations)
    {
        var names = new Dictionary<(string, string), string>();
        foreach (var isDissolved in (ReadOnlySpan<bool>)[false, true])
        {
            var claiming = organisations.Where(organisation => organisation.DissolvedOn is not null == isDissolved && organisation.Division.Length >= 6).ToList();
            for (var rank = 0; rank < 4; rank++)
            {
                foreach (var organisation in claiming)
                {
                    foreach (var name in Called(organisation, rank).Where(name => name.Length > 0))
                    {
                        names.TryAdd((organisation.Division[..6], name), Standing(organisation.Id));
                    }
                }
            }
        }

        return names;
    }

    private static IEnumerable<string> Called(DirectoryOrganisation organisation, int rank) => rank switch
    {
        0 => [organisation.Name],
        1 => [organisation.FullName],
        2 => organisation.Aliases,
        _ => organisation.FormerNames.SelectMany(former => new[] { former.Name, former.FullName }),
    };

    private static string? DivisionOf(string name)
    {
        foreach (var ending in (ReadOnlySpan<string>)["人民政府办公室", "政府办公室", "办事处", "人民政府"])
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal))
            {
                return name[..^ending.Length];
            }
        }

        return null;
    }

    private static Dictionary<string, DirectoryOrganisation> Representatives(List<DirectoryOrganisation> organisations)
    {
        var representatives = new Dictionary<string, DirectoryOrganisation>();
        foreach (var organisation in organisations.OrderBy(organisation => organisation.DissolvedOn is not null))
        {
            var represents = organisation.Division.Length == 9 ? organisation.Kind is "street" or "town" : organisation.Kind == "office";
            if (represents && (Precedes(organisation) || !representatives.ContainsKey(organisation.Division)))
            {
                representatives[organisation.Division] = organisation;
            }
        }

        return representatives;

        static bool Precedes(DirectoryOrganisation organisation) => organisation.Id == organisation.Division && organisation.DissolvedOn is null;
    }
}
