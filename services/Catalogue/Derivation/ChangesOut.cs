using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Upstream changes of a plan as the contract shows them.</summary>
/// <param name="plan">The plan.</param>
/// <param name="kept">Earlier decisions.</param>
/// <param name="district">District in which names are looked up.</param>
/// <param name="directory">Organisations.</param>
internal sealed class ChangesOut(MergePlan plan, IReadOnlyList<KeptDecision> kept, string district, DirectorySnapshot directory)
{
    private readonly Dictionary<Guid, int> numbers = Numbers(plan.Ours);
    private readonly ILookup<(Guid, string), KeptDecision> decided = kept
        .Where(one => one.UpstreamId == plan.Step.UpstreamId)
        .ToLookup(one => (one.ItemId, one.Field));

    /// <summary>The upstream: the version followed so far, and the one of the step.</summary>
    public static Wire.Upstream UpstreamOf(UpstreamPin pin, UpstreamStep step) =>
        new() { CatalogueId = step.UpstreamId, Version = pin.Version, CurrentVersion = step.Version };

    /// <summary>Renamed categories.</summary>
    public static IEnumerable<Wire.CategoryRename> RenamesOf(MergePlan plan) => plan.CategoryRenames.Select(rename => new Wire.CategoryRename
    {
        From = rename.From,
        To = rename.To,
        ItemIds = { rename.OwnItems.Select(id => id.ToString("D")) },
    });

    /// <summary>What upstream did to an item.</summary>
    public Wire.UpstreamItemChange Of(ItemMerge item)
    {
        var about = decided[(item.UpstreamItemId, "")].LastOrDefault();
        var step = plan.Step;
        var shown = new Wire.UpstreamItemChange
        {
            Kind = (Wire.UpstreamItemChangeKind)(int)item.Kind,
            UpstreamItemId = item.UpstreamItemId.ToString("D"),
            ItemId = item.Ours?.Id.ToString("D") ?? "",
            Name = item.Name,
            Proposed = (Wire.ItemChoice)(int)(item.Default ?? (item.NeedsChoice && about is not null ? KeptDecisions.ItemChoiceOf(about) : null) ?? 0),
            Conflict = item.NeedsChoice,
            Kept = KeptOf(about),
        };
        shown.Fields.AddRange(item.Merge.Fields.Select(field => FieldOf(item, field)));
        shown.SuccessorIds.AddRange(item.Successors.Select(id => id.ToString("D")));
        if (item.Kind != ItemChangeKind.Moved)
        {
            shown.Base = item.Ours is { Origin: { } origin } ? Elements(item, step.Localisation.Apply(origin.Base)) : null;
            shown.Theirs = item.Theirs is null ? null : Elements(item, step.Localisation.Apply(item.Theirs.Elements));
            shown.Ours = item.Ours is null ? null : Elements(item, item.Ours.Elements, numbers[item.Ours.Id], item.Ours.Revision);
        }

        return shown;
    }

    private Wire.FieldChange FieldOf(ItemMerge item, FieldMerge merge)
    {
        var about = decided[(item.UpstreamItemId, merge.Field.JsonName)].LastOrDefault();
        return new()
        {
            Field = merge.Field.JsonName,
            Outcome = (Wire.FieldOutcome)(int)merge.Outcome,
            Proposed = merge.Outcome == FieldOutcome.Conflict && about is not null
                ? (Wire.FieldChoice)(int)KeptDecisions.FieldChoiceOf(about)
                : Wire.FieldChoice.Unspecified,
            Kept = KeptOf(about),
        };
    }

    // Of a changed item only what upstream changed: whole items three times over would be more than anybody reads.
    private Wire.CatalogueItem Elements(ItemMerge item, ItemElements elements, int number = 0, long revision = 0)
    {
        var part = item.Kind == ItemChangeKind.Changed
            ? item.Merge.Fields.Aggregate(new ItemElements(), (taken, field) => field.Field.Take(taken, elements))
            : elements;
        var shown = ItemsOut.Of(new() { Id = Guid.Empty, Elements = part, Revision = revision }, number, district, directory);
        shown.Id = "";
        return shown;
    }

    private static Wire.KeptDecision? KeptOf(KeptDecision? about) => about is null ? null : new()
    {
        Version = about.Version,
        ItemChoice = about.Field.Length == 0 && System.Enum.TryParse<ItemChoice>(about.Choice, out var item) ? (Wire.ItemChoice)(int)item : 0,
        FieldChoice = about.Field.Length > 0 && System.Enum.TryParse<FieldChoice>(about.Choice, out var field) ? (Wire.FieldChoice)(int)field : 0,
        Actor = about.Actor,
        Time = about.At.ToTimestamp(),
    };

    private static Dictionary<Guid, int> Numbers(IReadOnlyList<CatalogueItem> items)
    {
        var numbers = new Dictionary<Guid, int>(items.Count);
        foreach (var (index, item) in items.Index())
        {
            numbers.TryAdd(item.Id, index + 1);
        }

        return numbers;
    }
}
