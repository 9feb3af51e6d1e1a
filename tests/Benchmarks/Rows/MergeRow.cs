using OpenGov.Benchmarks.Measuring;
using OpenGov.Catalogues.Derivation;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Items;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Three-way merge of 200 items: plan and new table, upstream and draft each with their own changes, conflicts among them.</summary>
public static class MergeRow
{
    private const int Items = 200;
    private const string Upstream = "610116-06";

    /// <summary>Measures the row.</summary>
    public static async Task RunAsync(Report report, Effort effort)
    {
        var rules = new Localisation("韦曲街道办事处");
        var step = new UpstreamStep(Upstream, 2, ForStreets(ExampleItems.Take(Items)), DiffRow.Later(ForStreets(ExampleItems.Take(Items))), rules, ByChoice: false);
        IReadOnlyList<CatalogueItem> ours = [.. TownshipItems.Derive(Upstream, 1, ForStreets(ExampleItems.Take(Items)), [], rules, LocalId).Select(Edited)];
        var plan = ThreeWayMerge.Plan(step, ours);
        var samples = await Rounds.RunAsync(
            effort.Rounds,
            Compute.Contestant("merge", effort, () => MergeResolution.Of(ThreeWayMerge.Plan(step, ours), MergeDecisions.None, LocalId)));
        report.AtMost(
            $"Three-way merge of {Items} items, {plan.Changes.Count()} changes, {plan.Counts.Conflicts} conflicts, CPU ms",
            Compute.Milliseconds(samples["merge"]),
            1);
    }

    private static List<CatalogueItem> ForStreets(IReadOnlyList<CatalogueItem> items) =>
        [.. items.Select(item => item with { Elements = item.Elements with { Levels = [Level.County, Level.Township] } })];

    private static CatalogueItem Edited(CatalogueItem item, int number) => (number % 10) switch
    {
        3 => item with { Elements = item.Elements with { Remarks = "本街道由便民服务中心办理" } },
        8 => item with { Elements = item.Elements with { Content = item.Elements.Content + "；街道办理地点" } },
        _ => item,
    };

    private static Guid LocalId(Guid upstream)
    {
        var bytes = upstream.ToByteArray();
        bytes[15] ^= 0xFF;
        return new(bytes);
    }
}
