namespace OpenGov.Benchmarks.Measuring;

/// <summary>The table that a run prints, in Markdown.</summary>
public sealed class Report
{
    private readonly List<string> lines = ["| what | measured | target | reached |", "|---|---|---|---|"];

    /// <summary>Adds a line without a target.</summary>
    public void Add(string what, string measured) => Print($"| {what} | {measured} | | |");

    /// <summary>Adds a line whose figure should be at least the target.</summary>
    public void AtLeast(string what, Spread measured, double target) =>
        Print($"| {what} | {measured} | ≥ {target} | {(measured.Median >= target ? "yes" : "no")} |");

    /// <summary>Adds a line whose figure should be at most the target.</summary>
    public void AtMost(string what, Spread measured, double target) =>
        Print($"| {what} | {measured} | ≤ {target} | {(measured.Median <= target ? "yes" : "no")} |");

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', lines);

    private void Print(string line)
    {
        lines.Add(line);
        Console.Error.WriteLine(line);
    }
}
