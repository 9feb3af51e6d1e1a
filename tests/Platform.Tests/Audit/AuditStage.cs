using System.Globalization;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;
using OpenGov.Platform.Tests.Events;

namespace OpenGov.Platform.Tests.Audit;

/// <summary>The trail of the service "notes" on a real engine.</summary>
internal sealed class AuditStage(Stage stage) : IAsyncDisposable
{
    private int written;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Stage Stage => stage;

    public IDocuments<AuditBlock> Blocks => stage.Documents(AuditBlock.Type);

    public IDocuments<AuditHead> Heads => stage.Documents(AuditHead.Type);

    public static async Task<AuditStage> SetAsync(Engine engine) => new(await Stage.SetAsync(engine));

    /// <summary>The chain, as one process has it.</summary>
    public AuditChain NewChain(IDocuments<AuditBlock>? blocks = null, IDocuments<AuditHead>? heads = null) =>
        new("notes", blocks ?? Blocks, heads ?? Heads, TimeProvider.System);

    public RecordMover NewMover(AuditChain? chain = null, IPendingRecords? pending = null) =>
        new(pending ?? stage.Engine.Records, chain ?? NewChain(), stage.Logger);

    public async Task<HeldLease> LeaseAsync(string holder = "mover") => (await stage.NewLeases(holder).TryTakeAsync(Ct))!;

    /// <summary>Writes notes and moves their records, in so many additions.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ChainedAsync(int additions, int each)
    {
        await using var lease = await LeaseAsync();
        var mover = NewMover();
        for (var addition = 0; addition < additions; addition++)
        {
            await stage.WriteAsync(writers: 1, each, prefix: $"n{written++}");
            while (await mover.StepAsync(lease, Ct))
            {
            }
        }

        return await EntriesAsync();
    }

    public async Task<IReadOnlyList<AuditEntry>> EntriesAsync() =>
        await new AuditTrail(NewChain()).ExportAsync(new AuditQuestion(), Ct).ToListAsync(Ct);

    public Task<ChainVerdict> VerifyAsync(NotedEnd? noted = null) => new ChainVerifier(NewChain()).VerifyAsync(noted, Ct);

    /// <summary>What the verification says, in one word and a number.</summary>
    public async Task<string> BreakAsync(NotedEnd? noted = null) => (await VerifyAsync(noted)).Broken is { } broken
        ? string.Create(CultureInfo.InvariantCulture, $"{broken.Fault} {broken.Sequence}")
        : "whole";

    /// <summary>Changes a block behind everybody's back.</summary>
    public async Task TamperAsync(long first, Func<List<AuditEntry>, IEnumerable<AuditEntry>> change)
    {
        var stored = (await Blocks.FindAsync(AuditChain.IdOf(first), Ct))!;
        var entries = change([.. stored.Value.Entries]).ToList();
        await Blocks.ReplaceAsync(stored.Id, stored.Revision, stored.Value with { Entries = entries }, Attached.Nothing, Ct);
    }

    public ValueTask DisposeAsync() => stage.DisposeAsync();
}
