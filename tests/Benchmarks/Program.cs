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

if (args is not ([] or ["--quick"]))
{
    Console.Error.WriteLine("usage: Benchmarks [--quick]");
    return 1;
}

var effort = args.Length == 0 ? Effort.Full : Effort.Quick;
var report = new Report();
await using var etcd = File.Exists("/usr/bin/etcd") ? await OwnServer.EtcdAsync() : null;
string folder;
await using (var ours = await OurServer.StartAsync())
{
    await GetCatalogueRow.RunAsync(report, ours, etcd, effort);
    await EmbeddedWriteRow.RunAsync(report, ours, etcd, effort);
    folder = await ours.StopAsync();
}

await StartRow.RunAsync(report, folder, effort);
Directory.Delete(folder, recursive: true);
if (Environment.GetEnvironmentVariable(RealServers.MongoDbVariable) is { Length: > 0 } mongo)
{
    await MongoWriteRow.RunAsync(report, mongo, effort);
}
else
{
    report.Add("Accepted draft write, MongoDB", $"not measured: set {RealServers.MongoDbVariable}");
}

Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {effort.Rounds} rounds of {effort.Round.TotalSeconds} s, median (least–most)\n");
Console.WriteLine(report);
return 0;
