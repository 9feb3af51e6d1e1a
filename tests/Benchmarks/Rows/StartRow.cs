using System.Diagnostics;
using OpenGov.Benchmarks.Measuring;
using OpenGov.Benchmarks.Servers;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Standalone from start to ready with the example loaded before, and its memory then.</summary>
public static class StartRow
{
    /// <summary>Measures the row on data that the given server left.</summary>
    public static async Task RunAsync(Report report, string folder, Effort effort)
    {
        var (seconds, memory) = (new List<double>(), new List<double>());
        for (var round = 0; round <= effort.Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            await using var server = await OurServer.StartAsync(folder);
            if (round > 0)
            {
                seconds.Add(clock.Elapsed.TotalSeconds);
                memory.Add(ProcessFigures.ResidentMiB(server.ProcessId));
            }

            await server.StopAsync();
        }

        report.AtMost("Standalone from start to ready, example loaded before, seconds", Spread.Of(seconds), 2);
        report.AtMost("… resident memory when ready, MiB", Spread.Of(memory), 250);
    }
}
