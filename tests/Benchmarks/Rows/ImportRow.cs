using System.Diagnostics;
using System.Globalization;
using OpenGov.Benchmarks.Measuring;
using OpenGov.Catalogues.Exchange;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Import of an xlsx of 5,000 rows, from the bytes to typed items, beside the reading library alone; peak memory in processes of their own.</summary>
public static class ImportRow
{
    /// <summary>Measures the row.</summary>
    public static async Task RunAsync(Report report, Effort effort)
    {
        var file = Workbook.Make();
        if (Read(file) is not { Count: Workbook.Items })
        {
            throw new InvalidOperationException("the import has not read what was written");
        }

        var samples = await Rounds.RunAsync(
            effort.Rounds,
            Compute.Contestant("import", effort, () => Read(file)),
            Compute.Contestant("elements", effort, () => XlsxFloor.ByElements(file)),
            Compute.Contestant("xml", effort, () => XlsxFloor.ByXml(file)));
        report.Add(
            $"Import of an xlsx of {Workbook.Rows} rows, {Workbook.Items} items, {file.Length / 1024} KB, CPU ms",
            $"{Compute.Milliseconds(samples["import"])}");
        report.AtMost("… ÷ opening it and walking every cell as import does", Rounds.Ratio(samples["import"], samples["xml"], s => s.CpuMicroseconds), 1.2);
        report.Add("… ÷ walking every cell with the library's own reader", $"{Rounds.Ratio(samples["import"], samples["elements"], s => s.CpuMicroseconds)}");
        var (import, idle) = (await PeaksAsync("import", file, effort), await PeaksAsync("idle", file, effort));
        report.AtMost("… peak memory of a process that imports it once, MiB", import, 100);
        report.Add("… of a process that only holds the file, MiB", $"{idle}");
    }

    /// <summary>What the process of its own does; prints its peak.</summary>
    public static void RunOnce(string what, string path)
    {
        var file = File.ReadAllBytes(path);
        var read = what == "import" ? Read(file) : null;
        Console.WriteLine(ProcessFigures.PeakMiB(Environment.ProcessId).ToString(CultureInfo.InvariantCulture));
        GC.KeepAlive(read);
    }

    private static IReadOnlyList<ReadItem> Read(byte[] file) => TableImport.Read("目录.xlsx", file, ImportChoices.None).Items;

    private static async Task<Spread> PeaksAsync(string what, byte[] file, Effort effort)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, file);
        var peaks = new List<double>();
        for (var round = 0; round < effort.Rounds; round++)
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ImportRow).Assembly.Location, "once", what, path]) { RedirectStandardOutput = true })!;
            peaks.Add(double.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
            await process.WaitForExitAsync();
        }

        File.Delete(path);
        return Spread.Of(peaks);
    }
}
