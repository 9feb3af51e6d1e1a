namespace OpenGov.Benchmarks.Measuring;

/// <summary>
/// Contestants measured in turn, round by round, so that a machine that becomes slower becomes slower for all; the first rounds warm up
/// and are not counted.
/// </summary>
public static class Rounds
{
    // The runtime compiles hot code anew in the background, in a service with much code for some ten seconds of load.
    private const int WarmUp = 3;

    /// <summary>Runs the rounds.</summary>
    /// <param name="rounds">Counted rounds.</param>
    /// <param name="contestants">Name and one round of each.</param>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<Sample>>> RunAsync(
        int rounds, params (string Name, Func<Task<Sample>> Round)[] contestants)
    {
        var samples = contestants.ToDictionary(contestant => contestant.Name, _ => new List<Sample>());
        for (var round = -WarmUp; round < rounds; round++)
        {
            foreach (var (name, run) in contestants)
            {
                var sample = await run();
                if (round >= 0)
                {
                    samples[name].Add(sample);
                }
            }
        }

        return samples.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Sample>)pair.Value);
    }

    /// <summary>Median of a figure over rounds, of one contestant as a ratio to another in the same round.</summary>
    public static Spread Ratio(IReadOnlyList<Sample> ours, IReadOnlyList<Sample> theirs, Func<Sample, double> figure) =>
        Spread.Of(ours.Zip(theirs, (a, b) => figure(a) / figure(b)));

    /// <summary>Median of a figure over rounds.</summary>
    public static Spread Figure(IReadOnlyList<Sample> samples, Func<Sample, double> figure) => Spread.Of(samples.Select(figure));
}

/// <summary>A median with the smallest and the largest value.</summary>
public sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>Of some values.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }

    /// <inheritdoc/>
    public override string ToString() => Median < 10 ? $"{Median:0.00} ({Least:0.00}–{Most:0.00})" : $"{Median:0} ({Least:0}–{Most:0})";
}
