using OpenGov.Benchmarks.Measuring;
using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Checking;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Register;

namespace OpenGov.Benchmarks.Rows;

/// <summary>All rules over a draft of 30 and of 2,000 items, and over one that was made to be slow: 1,000 items of digits, 4,000 characters each.</summary>
public static class CheckRow
{
    /// <summary>Measures the row.</summary>
    public static async Task RunAsync(Report report, Effort effort)
    {
        var context = new CheckContext(CatalogueId.Parse("610116-06", "id"), ExampleItems.Directory(), BasisSnapshot.Empty, new(2026, 3, 2));
        var (small, large, hostile) = (ExampleItems.Take(30), ExampleItems.Take(2_000), Hostile());
        var samples = await Rounds.RunAsync(
            effort.Rounds,
            Compute.Contestant("30", effort, () => Checker.Check(small, context)),
            Compute.Contestant("2,000", effort, () => Checker.Check(large, context)),
            Compute.Contestant("hostile", effort, () => Checker.Check(hostile, context)));
        report.Add($"Check of 30 items, {Checker.Check(small, context).Count} findings, CPU ms", $"{Compute.Milliseconds(samples["30"])}");
        report.Add($"… of 2,000 items, {Checker.Check(large, context).Count} findings, CPU ms", $"{Compute.Milliseconds(samples["2,000"])}");
        report.Add($"… of 1,000 items with 4,000 characters of digits each, {Checker.Check(hostile, context).Count} findings, CPU ms", $"{Compute.Milliseconds(samples["hostile"])}");
    }

    private static List<CatalogueItem> Hostile()
    {
        var random = new Random(20260302);
        return
        [
            .. ExampleItems.Take(1_000).Select(item => item with { Elements = item.Elements with { Content = Digits(random) } }),
        ];
    }

    // Groups of the lengths that cards, identity numbers and mobiles are written in, in the separators that are looked through.
    private static string Digits(Random random)
    {
        var text = new System.Text.StringBuilder("银行账号 ");
        while (text.Length < 3_990)
        {
            text.Append(random.Next(1, 10)).Append(random.Next(100, 1_000)).Append(random.Next(3) == 0 ? "" : random.Next(2) == 0 ? " " : "-");
        }

        return text.ToString();
    }
}
