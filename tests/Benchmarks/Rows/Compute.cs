using OpenGov.Benchmarks.Measuring;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Work without a server, measured in this process by one caller; the median of a round is not moved by what else the machine does now and then.</summary>
public static class Compute
{
    /// <summary>One contestant for <see cref="Rounds"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="effort">How long to measure.</param>
    /// <param name="work">The work; what it returns is kept from being optimised away.</param>
    public static (string Name, Func<Task<Sample>> Round) Contestant(string name, Effort effort, Func<object> work) => (name, async () =>
    {
        var sample = await Load.RunAsync(1, effort.Round, Environment.ProcessId, _ =>
        {
            kept = work();
            return Task.CompletedTask;
        });
        return sample;
    });

    private static object? kept;

    /// <summary>What the latest work returned.</summary>
    public static object? Kept => kept;
}
