namespace OpenGov.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">Counted rounds of each contestant.</param>
/// <param name="Round">Length of a round.</param>
public sealed record Effort(int Rounds, TimeSpan Round)
{
    /// <summary>Enough to quote.</summary>
    public static Effort Full { get; } = new(5, TimeSpan.FromSeconds(3));

    /// <summary>Enough to see that everything runs.</summary>
    public static Effort Quick { get; } = new(1, TimeSpan.FromMilliseconds(500));
}
