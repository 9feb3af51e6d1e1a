using System.Globalization;

namespace OpenGov.Benchmarks.Measuring;

/// <summary>What the kernel says of a process.</summary>
public static class ProcessFigures
{
    private const double TicksPerSecond = 100;

    /// <summary>CPU seconds used so far, user and system; 0 for no process.</summary>
    public static double CpuSeconds(int process)
    {
        if (process == 0)
        {
            return 0;
        }

        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Resident memory, MiB.</summary>
    public static double ResidentMiB(int process) => Status(process, "VmRSS");

    /// <summary>The most resident memory that it ever had, MiB.</summary>
    public static double PeakMiB(int process) => Status(process, "VmHWM");

    private static double Status(int process, string name) => long.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024.0;
}
