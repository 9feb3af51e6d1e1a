using System.Diagnostics;

namespace OpenGov.Benchmarks.Measuring;

/// <summary>One call of a load, by one caller.</summary>
/// <param name="caller">Number of the caller, from 0.</param>
public delegate Task Call(int caller);

/// <summary>Callers that call one after the other for a while.</summary>
public static class Load
{
    /// <summary>Runs the load.</summary>
    /// <param name="callers">How many at once.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="server">Process whose CPU time is counted; 0 for none.</param>
    /// <param name="call">One call.</param>
    public static async Task<Sample> RunAsync(int callers, TimeSpan duration, int server, Call call)
    {
        var latencies = new List<double>[callers];
        var cpu = ProcessFigures.CpuSeconds(server);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            var mine = latencies[caller] = new(100_000);
            await Task.Yield();
            while (clock.Elapsed < duration)
            {
                var began = Stopwatch.GetTimestamp();
                await call(caller);
                mine.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }));
        var elapsed = clock.Elapsed.TotalSeconds;
        var all = latencies.SelectMany(each => each).Order().ToArray();
        return new(
            all.Length / elapsed,
            all[all.Length / 2],
            all[(int)(all.Length * 0.99)],
            (ProcessFigures.CpuSeconds(server) - cpu) / all.Length * 1_000_000);
    }
}

/// <summary>What one round of a load showed.</summary>
/// <param name="PerSecond">Calls per second, all callers together.</param>
/// <param name="P50">Median latency, milliseconds.</param>
/// <param name="P99">99th percentile of latency, milliseconds.</param>
/// <param name="CpuMicroseconds">The server's CPU time per call, microseconds.</param>
public sealed record Sample(double PerSecond, double P50, double P99, double CpuMicroseconds);
