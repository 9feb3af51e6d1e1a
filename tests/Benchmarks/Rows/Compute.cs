using OpenGov.Benchmarks.Measuring;

namespace OpenGov.Benchmarks.Rows;

/// <summary>
/// Work without a server, done in this process by one caller. It is measured in processor time: on an idle machine that is as long as it
/// takes, on a busy one it still is what the work costs.
/// </summary>
public static class Compute
{
    /// <summary>One contestant for <see cref="Rounds"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="effort">How long to measure.</param>
    /// <param name="work">The work; what it returns is kept from being optimised away.</param>
    public static (string Name, Func<Task<Sample>> Round) Contestant(string name, Effort effort, Func<object> work) => (name, () => Load.RunAsync(1, effort.Round, Environment.ProcessId, _ =>
    {
        kept = work();
        return Task.CompletedTask;
    }));

    /// <summary>Milliseconds of processor time for one piece of work.</summary>
    public static Spread Milliseconds(IReadOnlyList<Sample> samples) => Rounds.Figure(samples, s => s.CpuMicroseconds / 1_000);

    private static object? kept;

    /// <summary>What the latest work returned.</summary>
    public static object? Kept => kept;
}
