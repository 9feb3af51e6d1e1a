using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Tests.Events;

namespace OpenGov.Platform.Tests.Audit;

/// <summary>The way of refusals into the chain.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Refusals_of_several_processes_come_to_the_one_chain(Engine engine)
    {
        await using var stage = await AuditStage.SetAsync(engine);
        var processes = Enumerable.Range(0, 3).Select(_ => new RefusalBuffer()).ToList();
        for (var number = 0; number < 30; number++)
        {
            processes[number % 3].Add(Refusal($"r{number}"));
        }

        await Task.WhenAll(processes.Select(process => Writer(stage, process).StepAsync(Ct)));
        await stage.ChainedAsync(additions: 1, each: 2);
        var entries = await stage.EntriesAsync();

        Assert.Equal(30, entries.Count(entry => entry.Record.Kind == AuditKind.Refusal));
        Assert.Equal(2, entries.Count(entry => entry.Record.Kind == AuditKind.Write));
        Assert.Equal(new RefusalOutbox(30, 0), (await Outbox(stage).FindAsync(RefusalOutbox.Id, Ct))!.Value);
        Assert.Empty(await stage.Stage.Engine.Records.ReadAsync(10, Ct));
        Assert.Equal("whole", await stage.BreakAsync());
    }

    [Fact]
    public async Task In_a_flood_memory_is_bounded_and_what_is_not_recorded_is_counted_on_record()
    {
        await using var stage = await AuditStage.SetAsync(Engine.Embedded);
        var buffer = new RefusalBuffer();
        Parallel.For(0, RefusalBuffer.Capacity + 1000, number => buffer.Add(Refusal($"r{number}")));
        using var writer = Writer(stage, buffer);
        while (await writer.StepAsync(Ct))
        {
        }

        await stage.ChainedAsync(additions: 1, each: 1);
        var entries = await stage.EntriesAsync();
        Assert.Equal(RefusalBuffer.Capacity, entries.Count(entry => entry.Record.Kind == AuditKind.Refusal));
        Assert.Equal(1000, Assert.Single(entries, entry => entry.Record.Kind == AuditKind.Unrecorded).Record.Count);

        buffer.Add(Refusal("again"));
        Assert.True(await writer.StepAsync(Ct));
    }

    [Fact]
    public async Task While_the_store_is_away_refusals_wait_and_are_stored_afterwards()
    {
        await using var stage = await AuditStage.SetAsync(Engine.Embedded);
        var (away, buffer) = (true, new RefusalBuffer());
        using var writer = new RefusalWriter(
            "notes", buffer, new UnreachableDocuments<RefusalOutbox>(Outbox(stage), () => away), TimeProvider.System, NullLogger<RefusalWriter>.Instance);
        buffer.Add(Refusal("one"));
        await Assert.ThrowsAsync<Errors.RequestException>(() => writer.StepAsync(Ct));
        buffer.Add(Refusal("two"));
        away = false;
        await writer.StartAsync(Ct);

        // What waits when the process stops is stored then.
        await writer.StopAsync(Ct);
        Assert.Equal(["one", "two"], (await stage.Stage.Engine.Records.ReadAsync(10, Ct)).Select(record => record.Record.Account));
    }

    private static AuditRecord Refusal(string account) => new()
    {
        Id = Guid.CreateVersion7(),
        Kind = AuditKind.Refusal,
        At = AuditedAct.ToMilliseconds(TimeProvider.System.GetUtcNow()),
        Account = account,
        Actor = AuditActor.Member,
        Reason = "ROLE_REQUIRED",
    };

    private static IDocuments<RefusalOutbox> Outbox(AuditStage stage) => stage.Stage.Documents(RefusalOutbox.Type);

    private static RefusalWriter Writer(AuditStage stage, RefusalBuffer buffer) =>
        new("notes", buffer, Outbox(stage), TimeProvider.System, NullLogger<RefusalWriter>.Instance);
}
