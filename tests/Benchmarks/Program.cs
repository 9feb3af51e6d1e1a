using OpenGov.Benchmarks;
using OpenGov.Benchmarks.Measuring;
using OpenGov.Benchmarks.Rows;
using OpenGov.Benchmarks.Servers;
using OpenGov.Testing;

if (args is ["floor", var port, var bytes])
{
    await FloorServer.RunAsync(int.Parse(port, null), int.Parse(bytes, null));
    return 0;
}

if (args is ["once", var what, var path])
{
    ImportRow.RunOnce(what, path);
    return 0;
}

string[] all = ["diff", "merge", "check", "parse", "import", "search", "get", "embedded", "start", "mongo"];
string[] rows = [.. args.Where(arg => arg != "--quick")];
if (rows.Except(all).Any())
{
    Console.Error.WriteLine($"usage: Benchmarks [--quick] [{string.Join('|', all)} …]");
    return 1;
}

bool Wants(string row) => rows.Length == 0 || rows.Contains(row);
var effort = args.Contains("--quick") ? Effort.Quick : Effort.Full;
var report = new Report();
foreach (var (row, run) in ((string, Func<Report, Effort, Task>)[])
    [("diff", DiffRow.RunAsync), ("merge", MergeRow.RunAsync), ("check", CheckRow.RunAsync), ("parse", ParseRow.RunAsync), ("import", ImportRow.RunAsync), ("search", SearchRow.RunAsync)])
{
    if (Wants(row))
    {
        await run(report, effort);
    }
}

await using var etcd = (Wants("get") || Wants("embedded")) && File.Exists("/usr/bin/etcd") ? await OwnServer.EtcdAsync() : null;
if (Wants("get") || Wants("embedded") || Wants("start"))
{
    string folder;
    await using (var ours = await OurServer.StartAsync())
    {
        if (Wants("get"))
        {
            await GetCatalogueRow.RunAsync(report, ours, etcd, effort);
        }

        if (Wants("embedded"))
        {
            await EmbeddedWriteRow.RunAsync(report, ours, etcd, effort);
        }

        folder = await ours.StopAsync();
    }

    if (Wants("start"))
    {
        await StartRow.RunAsync(report, folder, effort);
    }

    Directory.Delete(folder, recursive: true);
}

if (Wants("mongo"))
{
    if (Environment.GetEnvironmentVariable(RealServers.MongoDbVariable) is { Length: > 0 } mongo)
    {
        await MongoWriteRow.RunAsync(report, mongo, effort);
    }
    else
    {
        report.Add("Accepted draft write, MongoDB", $"not measured: set {RealServers.MongoDbVariable}");
    }
}

Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {effort.Rounds} rounds of {effort.Round.TotalSeconds} s, median (least–most), load average {File.ReadAllText("/proc/loadavg")}");
Console.WriteLine(report);
return 0;
