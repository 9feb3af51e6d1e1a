using OpenGov.Benchmarks.Measuring;
using OpenGov.Catalogues.Elements;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Reading of time limits and of citations, each text as it stands in the example's tables and none remembered from before.</summary>
public static class ParseRow
{
    /// <summary>Measures the row.</summary>
    public static async Task RunAsync(Report report, Effort effort)
    {
        var items = ExampleItems.Take(343);
        string[] limits = [.. items.Select(item => item.Elements.TimeLimit.Text).Distinct()];
        string[] bases = [.. items.Select(item => LegalBasisParser.Render(item.Elements.Bases)).Distinct()];
        var citations = bases.Sum(cell => LegalBasisParser.Parse(cell).Count);
        var samples = await Rounds.RunAsync(
            effort.Rounds,
            Compute.Contestant("limits", effort, () => limits.Sum(text => TimeLimitParser.Read(text).Clauses.Count)),
            Compute.Contestant("remembered", effort, () => limits.Sum(text => TimeLimitParser.Parse(text).Clauses.Count)),
            Compute.Contestant("bases", effort, () => bases.Sum(text => LegalBasisParser.Parse(text).Count)));
        report.Add($"Time limits read, {limits.Length} different ones, texts per CPU second", $"{PerSecond("limits", limits.Length)}");
        report.Add("… that were read before, texts per CPU second", $"{PerSecond("remembered", limits.Length)}");
        report.Add($"Cells of legal bases read, {bases.Length} different ones with {citations} citations, citations per CPU second", $"{PerSecond("bases", citations)}");

        Spread PerSecond(string name, int texts) => Rounds.Figure(samples[name], s => texts / s.CpuMicroseconds * 1_000_000);
    }
}
