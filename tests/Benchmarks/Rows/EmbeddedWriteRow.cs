using Google.Protobuf;
using OpenGov.Benchmarks.Measuring;
using OpenGov.Benchmarks.Servers;
using OpenGov.Testing;

namespace OpenGov.Benchmarks.Rows;

/// <summary>Accepted draft writes on the embedded engine beside etcd's compare-and-put of as many bytes; both on disk before they answer.</summary>
public static class EmbeddedWriteRow
{
    private const int Callers = 16;

    /// <summary>Measures the row.</summary>
    public static async Task RunAsync(Report report, OurServer ours, OwnServer? etcd, Effort effort)
    {
        var drafts = await Drafts.OpenAsync(ours, Callers);
        using var our = new RawGrpc(ours.Grpc, 4);
        Task<Sample> Ours(int callers) => Load.RunAsync(callers, effort.Round, ours.ProcessId, caller => drafts.ChangeAsync(our, caller));
        if (etcd is null)
        {
            var alone = await Rounds.RunAsync(effort.Rounds, ("16", () => Ours(Callers)), ("1", () => Ours(1)));
            Figures(report, drafts, alone["16"], alone["1"]);
            report.Add("… ÷ etcd", "etcd is not installed");
            return;
        }

        using var peer = new RawGrpc(new(etcd.Address), 4);
        var puts = new EtcdPuts(peer, ByteString.CopyFrom(new byte[drafts.Size]), Callers);
        await puts.PrepareAsync();
        Task<Sample> Theirs(int callers) => Load.RunAsync(callers, effort.Round, 0, puts.PutAsync);
        var samples = await Rounds.RunAsync(
            effort.Rounds, ("16", () => Ours(Callers)), ("etcd 16", () => Theirs(Callers)), ("1", () => Ours(1)), ("etcd 1", () => Theirs(1)));
        Figures(report, drafts, samples["16"], samples["1"]);
        report.AtLeast("… 16 callers ÷ etcd compare-and-put", Rounds.Ratio(samples["16"], samples["etcd 16"], s => s.PerSecond), 1.7);
        report.AtMost("… 16 callers, p99 ÷ etcd's", Rounds.Ratio(samples["16"], samples["etcd 16"], s => s.P99), 0.35);
        report.AtLeast("… 1 caller ÷ etcd", Rounds.Ratio(samples["1"], samples["etcd 1"], s => s.PerSecond), 1.5);
    }

    private static void Figures(Report report, Drafts drafts, IReadOnlyList<Sample> many, IReadOnlyList<Sample> one) => report.Add(
        $"Accepted draft write, Embedded, {drafts.Size / 1024} KB, writes/s with 16 callers, with 1",
        $"{Rounds.Figure(many, s => s.PerSecond)}, {Rounds.Figure(one, s => s.PerSecond)}; p99 {Rounds.Figure(many, s => s.P99)} ms, "
        + $"server CPU {Rounds.Figure(many, s => s.CpuMicroseconds)} µs");
}

/// <summary>Compare-and-puts of keys of one's own.</summary>
internal sealed class EtcdPuts(RawGrpc grpc, ByteString value, int keys)
{
    private readonly long[] revisions = new long[keys];

    public async Task PrepareAsync()
    {
        for (var key = 0; key < keys; key++)
        {
            await PutAsync(key);
        }
    }

    public async Task PutAsync(int caller)
    {
        var (succeeded, revision) = EtcdCalls.ReadTxn(await grpc.CallAsync(
            caller, RawGrpc.Method("etcdserverpb.KV/Txn"), EtcdCalls.CompareAndPut($"draft-{caller}", revisions[caller], value)));
        if (!succeeded)
        {
            throw new InvalidOperationException("etcd refused a compare-and-put");
        }

        revisions[caller] = revision;
    }
}
