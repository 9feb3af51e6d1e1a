using OpenGov.Departments.Organisations;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Tables;

namespace OpenGov.Departments.Tasks.Units;

/// <summary>The organisations of a district, as responsible units are found among them: by name, full name or alias.</summary>
public sealed class DistrictUnits
{
    private static readonly HashSet<string> Streets =
        ["各街办", "各街道", "各街道办", "各街道办事处", "各镇街", "各镇办", "各街镇", "各乡镇", "各镇", "各镇（街道）", "各乡镇（街道）", "各镇政府", "各镇街道"];

    private static readonly HashSet<string> Departments =
        ["各部门", "区各部门", "区级各部门", "区直各部门", "区政府各部门", "区政府各工作部门", "区政府组成部门", "各区级部门", "县政府各部门"];

    private readonly Dictionary<string, HashSet<string>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Organisation> byId;

    /// <summary>The units of a district.</summary>
    /// <param name="organisations">All organisations of the district.</param>
    public DistrictUnits(IReadOnlyCollection<Organisation> organisations)
    {
        byId = organisations.ToDictionary(organisation => organisation.Id);
        // Names of today come before those that have passed: a new bureau may have the name of an old one.
        var standing = organisations.Where(organisation => organisation.DissolvedOn is null).ToList();
        foreach (var organisation in standing) Add(organisation, [organisation.Name, organisation.FullName, .. organisation.Aliases]);
        var today = byName.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var organisation in organisations)
        {
            var former = organisation.FormerNames.SelectMany(name => (string[])[name.Name, name.FullName]);
            var last = organisation.DissolvedOn is null ? [] : (string[])[organisation.Name, organisation.FullName, .. organisation.Aliases];
            Add(organisation, [.. former.Concat(last).Where(name => !today.Contains(WrittenText.Compact(name)))]);
        }
    }

    /// <summary>The organisations of a district, read from the directory.</summary>
    public static async Task<DistrictUnits> OfAsync(IDocuments<Organisation> organisations, string division, CancellationToken cancellation)
    {
        const int AtOnce = 1_000;
        var all = new List<Organisation>();
        QueryPlace? after = null;
        do
        {
            var page = await organisations.QueryAsync(
                new DocumentQuery { Limit = AtOnce, After = after }.And(OrganisationDocument.DivisionKey, KeyRelation.StartsWith, division), cancellation);
            all.AddRange(page.Select(stored => stored.Value));
            after = page.Count == AtOnce ? new QueryPlace(page[^1].Id, page[^1].Id) : null;
        }
        while (after is not null);
        return new DistrictUnits(all);
    }

    /// <summary>
    /// Whether an organisation answers for a unit: it is meant, or has taken over from one that is and is no more.
    /// </summary>
    public bool AnswersFor(Organisation organisation, TaskUnit unit) => unit.Kind is TaskUnitKind.Organisation
        ? HoldersOf(unit.OrganisationId).Contains(organisation.Id)
        : unit.Means(organisation);

    /// <summary>The organisation with this id, or null.</summary>
    public Organisation? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>What a name means.</summary>
    /// <param name="name">As written.</param>
    /// <param name="finding">What a person should look at, in Chinese; null for nothing.</param>
    public TaskUnit Read(string name, out string? finding)
    {
        finding = null;
        var key = WrittenText.Compact(name);
        if (Streets.Contains(key)) return new(name, TaskUnitKind.Streets);
        if (Departments.Contains(key)) return new(name, TaskUnitKind.Departments);
        if (Only(key) is { } known) return new(name, TaskUnitKind.Organisation, known);
        if (Only("区" + key) is { } prefixed)
        {
            finding = $"“{WrittenText.Shown(name)}”按“{byId[prefixed].Name}”理解，请确认";
            return new(name, TaskUnitKind.Organisation, prefixed);
        }

        finding = byName.ContainsKey(key)
            ? $"“{WrittenText.Shown(name)}”是几个机构的名称或别名，没有对应到机构；请写全称"
            : $"机构名录里没有“{WrittenText.Shown(name)}”，先按文字保留，没有单位能够报告进展；请改成机构名称，或在机构名录中添加别名";
        return new(name, TaskUnitKind.Words);
    }

    private void Add(Organisation organisation, IEnumerable<string> names)
    {
        foreach (var key in names.Where(name => name.Length > 0).Select(WrittenText.Compact))
        {
            if (!byName.TryGetValue(key, out var ids)) byName[key] = ids = new(StringComparer.Ordinal);
            ids.UnionWith(HoldersOf(organisation.Id));
        }
    }

    /// <summary>The organisation itself, or those that stand in its place now.</summary>
    private HashSet<string> HoldersOf(string id)
    {
        var (holders, seen, open) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new Queue<string>([id]));
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next)) continue;
            if (byId.GetValueOrDefault(next) is not { DissolvedOn: not null, SuccessorIds.Count: > 0 } gone) holders.Add(next);
            else foreach (var successor in gone.SuccessorIds) open.Enqueue(successor);
        }

        return holders;
    }

    private string? Only(string key) => byName.TryGetValue(key, out var ids) && ids.Count == 1 ? ids.First() : null;
}
