using OpenGov.Benchmarks.Measuring;
using OpenGov.Catalogues.Comparison;
using OpenGov.Catalogues.Items;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Comparison of two versions of 200 items, with the changed words marked: every fourth item changed, some added, removed and moved.</summary>
public static class DiffRow
{
    private const int Items = 200;

    /// <summary>Measures the row.</summary>
    public static async Task RunAsync(Report report, Effort effort)
    {
        var (from, to) = (ExampleItems.Take(Items), Later(ExampleItems.Take(Items)));
        var same = ExampleItems.Take(Items);
        var differences = VersionComparison.Compare(from, to);
        var samples = await Rounds.RunAsync(
            effort.Rounds,
            Compute.Contestant("diff", effort, () => VersionComparison.Compare(from, to)),
            Compute.Contestant("same", effort, () => VersionComparison.Compare(from, same)));
        report.AtMost(
            $"Diff of two versions of {Items} items, {differences.Count} items differ, words marked, CPU ms",
            Compute.Milliseconds(samples["diff"]),
            1);
        report.Add("… of two versions that say the same, CPU ms", $"{Compute.Milliseconds(samples["same"])}");
    }

    /// <summary>A later version: what people change in a year.</summary>
    public static IReadOnlyList<CatalogueItem> Later(IReadOnlyList<CatalogueItem> items)
    {
        var later = items.Select((item, i) => item with { Elements = Changed(item.Elements, i) }).ToList();
        later.RemoveRange(40, 4);
        var moved = later[90];
        later.RemoveAt(90);
        later.Insert(10, moved);
        later.InsertRange(120, Enumerable.Range(0, 5).Select(i => items[i] with { Id = ExampleItems.Id(9_000 + i), Elements = items[i].Elements with { Name = $"新增事项{i + 1}" } }));
        return later;
    }

    private static ItemElements Changed(ItemElements item, int number) => (number % 20) switch
    {
        0 or 8 => item with { Content = "办理依据；" + item.Content.Replace('；', '、') + "；咨询监督电话" },
        4 => item with { TimeLimit = Catalogues.Elements.TimeLimitParser.Parse("信息形成或者变更之日起10个工作日内") },
        12 => item with { Bases = [.. item.Bases.Skip(1), Catalogues.Elements.LegalBasisParser.ParseOne("《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条")] },
        16 => item with { Name = item.Name + "（修订）", Channels = [.. item.Channels.Skip(1)] },
        _ => item,
    };
}
