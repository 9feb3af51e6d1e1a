using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Derivation.Merging;

/// <summary>Short ways to say what is merged with what.</summary>
internal static class Merged
{
    public const string Upstream = Sample.Catalogue;

    public static readonly Localisation Rules = new("韦曲街道办事处");

    public static UpstreamStep Step(IReadOnlyList<CatalogueItem> before, IReadOnlyList<CatalogueItem> theirs, bool byChoice = false) =>
        new(Upstream, 2, before, theirs, Rules, byChoice);

    /// <summary>A district's item for streets, as it would be localised already.</summary>
    public static CatalogueItem District(int number, string? name = null) => new()
    {
        Id = Sample.Id(number),
        Elements = Rules.Apply(Sample.Elements(name ?? $"事项{number}", Level.Township)),
    };

    /// <summary>The street's items of a district's.</summary>
    public static IReadOnlyList<CatalogueItem> Derived(IEnumerable<CatalogueItem> items, int version = 1) =>
        [.. items.Select(item => TownshipItems.DeriveOne(Upstream, version, item, Rules, LocalId))];

    public static CatalogueItem Own(int number, string name) => new() { Id = Sample.Id(5_000 + number), Elements = Sample.Elements(name, Level.Township) };

    /// <summary>The id of the street's item of a district's.</summary>
    public static Guid LocalId(Guid upstream)
    {
        var bytes = upstream.ToByteArray();
        bytes[15] ^= 0xFF;
        return new(bytes);
    }

    public static CatalogueItem With(this CatalogueItem item, Func<ItemElements, ItemElements> change) =>
        item with { Elements = change(item.Elements), Revision = item.Revision + 1 };

    public static MergeResolution Resolve(UpstreamStep step, IReadOnlyList<CatalogueItem> ours, MergeDecisions? decisions = null)
    {
        decisions ??= MergeDecisions.None;
        return MergeResolution.Of(ThreeWayMerge.Plan(step, ours, decisions.Successors), decisions, LocalId);
    }

    public static MergeDecisions Decide(params ItemDecision[] items) => new() { Items = items.ToDictionary(item => item.UpstreamItemId) };

    public static MergeDecisions Decide(params FieldDecision[] fields) =>
        new() { Fields = fields.ToDictionary(field => (field.UpstreamItemId, field.Field.JsonName)) };

    public static ElementField Field(string name) => ElementFields.All.Single(field => field.JsonName == name);

    public static IEnumerable<string> Names(IEnumerable<CatalogueItem> items) => items.Select(item => item.Elements.Name);
}
