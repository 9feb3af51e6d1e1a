using Google.Protobuf;
using OpenGov.Benchmarks.Measuring;
using OpenGov.Benchmarks.Servers;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Testing;

namespace OpenGov.Benchmarks.Rows;

/// <summary>
/// GetCatalogue of a published catalogue and GetSnapshot of the same, 4 connections × 8 calls, beside the floor and etcd's Range of as many bytes.
/// </summary>
public static class GetCatalogueRow
{
    private const int Connections = 4;
    private const int Callers = 32;

    /// <summary>Measures the row.</summary>
    public static async Task RunAsync(Report report, OurServer ours, OwnServer? etcd, Effort effort)
    {
        using var our = new RawGrpc(ours.Grpc, Connections);
        var get = RawGrpc.Method("opengov.catalogue.v1.CatalogueService/GetCatalogue");
        var id = await LargeCatalogue.PublishAsync(ours);
        var question = new GetCatalogueRequest { Id = id }.ToByteArray();
        var number = (await ours.Catalogues.GetCatalogueAsync(new() { Id = id })).CurrentVersion;
        await Eventually.That(async () => await ours.Publications.GetPublicationAsync(new() { CatalogueId = id }), one => one.CurrentSnapshot == number);
        var snapshot = RawGrpc.Method("opengov.publication.v1.PublicationService/GetSnapshot");
        var snapshotQuestion = new GetSnapshotRequest { CatalogueId = id, Number = number }.ToByteArray();
        var bytes = (await our.CallAsync(0, get, question)).Length;
        await using var floor = await FloorServer.StartAsync(bytes);
        using var bare = new RawGrpc(floor.Address, Connections);
        var floorGet = RawGrpc.Method("floor.Floor/Get");
        var contestants = new List<(string, Func<Task<Sample>>)>
        {
            ("ours", () => Load.RunAsync(Callers, effort.Round, ours.ProcessId, caller => our.CallAsync(caller, get, question))),
            ("snapshot", () => Load.RunAsync(Callers, effort.Round, ours.ProcessId, caller => our.CallAsync(caller, snapshot, snapshotQuestion))),
            ("floor", () => Load.RunAsync(Callers, effort.Round, floor.ProcessId, caller => bare.CallAsync(caller, floorGet, question))),
        };
        using var peer = etcd is null ? null : new RawGrpc(new(etcd.Address), Connections);
        if (peer is not null)
        {
            var value = ByteString.CopyFrom(new byte[bytes]);
            await peer.CallAsync(0, RawGrpc.Method("etcdserverpb.KV/Txn"), EtcdCalls.CompareAndPut("catalogue", 0, value));
            var range = (Method: RawGrpc.Method("etcdserverpb.KV/Range"), Request: EtcdCalls.Range("catalogue"));
            contestants.Add(("etcd", () => Load.RunAsync(Callers, effort.Round, 0, caller => peer.CallAsync(caller, range.Method, range.Request))));
        }

        var samples = await Rounds.RunAsync(effort.Rounds, [.. contestants]);
        report.Add($"GetCatalogue, {bytes / 1024} KB, calls/s", $"{Rounds.Figure(samples["ours"], s => s.PerSecond)}");
        report.AtLeast("… ÷ bare Kestrel with prepared bytes", Rounds.Ratio(samples["ours"], samples["floor"], s => s.PerSecond), 0.95);
        report.AtMost("… server CPU per call ÷ bare Kestrel's", Rounds.Ratio(samples["ours"], samples["floor"], s => s.CpuMicroseconds), 1.1);
        report.Add("GetSnapshot of the same ÷ bare Kestrel", $"{Rounds.Ratio(samples["snapshot"], samples["floor"], s => s.PerSecond)}");
        report.Add("… server CPU per call ÷ bare Kestrel's", $"{Rounds.Ratio(samples["snapshot"], samples["floor"], s => s.CpuMicroseconds)}");
        if (peer is not null)
        {
            report.AtLeast("GetCatalogue ÷ etcd Range", Rounds.Ratio(samples["ours"], samples["etcd"], s => s.PerSecond), 2.3);
        }
    }
}
