using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

public abstract partial class DocumentsContract
{
    private static DocumentType<Sheet> Audited(string collection) =>
        new DocumentType<Sheet>(collection, schema: 1).Unique("slot", sheet => sheet.Slot);

    [Fact]
    public async Task Each_write_is_recorded_with_its_document_and_what_is_refused_is_not()
    {
        var audited = Engine.Open(Audited("audited"));
        using (AuditedAct.BySystem("a-test", "event=test/1"))
        {
            await audited.InsertAsync("a", New("first", slot: "s"), Attached.Nothing, Ct);
            await audited.ReplaceAsync("a", 1, New("second", slot: "s"), Happened("1"), Ct);
        }

        await Assert.ThrowsAsync<StaleDocumentException>(() => audited.ReplaceAsync("a", 1, New("third"), Attached.Nothing, Ct));
        await Assert.ThrowsAsync<DuplicateKeyException>(() => audited.InsertAsync("b", New("first", slot: "s"), Attached.Nothing, Ct));
        await InsertAsync("c", New("not audited"));
        Assert.Equal(2, await audited.InsertInOrderAsync([("d", New("1")), ("e", New("2")), ("a", New("3"))], Ct));
        var records = await Engine.Records.ReadAsync(100, Ct);

        Assert.Equal(["a 1", "a 2", "d 1", "e 1"], records.Select(record => $"{record.Record.Document} {record.Record.Revision}"));
        Assert.All(records, record => Assert.Equal((AuditKind.Write, "audited", "audited"), (record.Record.Kind, record.Record.Collection, record.Collection)));
        Assert.Equal(("system", AuditActor.System, "a-test"), (records[0].Record.Account, records[0].Record.Actor, records[0].Record.Rpc));
        Assert.Equal(["event=test/1"], records[1].Record.Resources);
        Assert.Equal(("system", "background"), (records[2].Record.Account, records[2].Record.Rpc));
        Assert.Equal(4, records.Select(record => record.Record.Id).Distinct().Count());
        Assert.Equal(2, (await Engine.Records.ReadAsync(2, Ct)).Count);
    }

    [Fact]
    public async Task Records_survive_a_restart_and_are_taken_away_without_a_trace_in_the_document()
    {
        var audited = Engine.Open(Audited("audited"));
        await audited.InsertAsync("a", New("first"), Happened("1"), Ct);
        await audited.ReplaceAsync("a", 1, New("second"), Attached.Nothing, Ct);
        var first = await Engine.Records.ReadAsync(1, Ct);
        await audited.ReplaceAsync("a", 2, New("third"), Attached.Nothing, Ct);
        await Engine.Records.RemoveAsync(first, Ct);

        // As a process finds them that knows the chain only.
        await Engine.Records.RemoveAsync([.. first.Select(record => record with { Place = 0 })], Ct);
        await ReopenAsync();
        audited = Engine.Open(Audited("audited"));
        var left = await Engine.Records.ReadAsync(10, Ct);
        Assert.Equal([2L, 3L], left.Select(record => record.Record.Revision));
        await Engine.Records.RemoveAsync([.. left.Select(record => record with { Place = 0 })], Ct);

        Assert.Empty(await Engine.Records.ReadAsync(10, Ct));
        Assert.Equal((3, "third"), ((await audited.FindAsync("a", Ct))!.Revision, (await audited.FindAsync("a", Ct))!.Value.Title));
        Assert.Single(await PendingAsync());
    }

    [Fact]
    public async Task An_audited_document_is_not_deleted_because_nothing_would_be_left_to_carry_the_record()
    {
        var audited = Engine.Open(Audited("audited"));
        await audited.InsertAsync("a", New("first"), Attached.Nothing, Ct);
        await Assert.ThrowsAsync<InvalidOperationException>(() => audited.DeleteAsync("a", 1, Ct));

        Assert.NotNull(await audited.FindAsync("a", Ct));
    }

    /// <summary>As for events: while all write what they have read of each other, what is taken away never lacks its cause.</summary>
    [Fact]
    public async Task A_record_never_comes_before_that_of_the_write_it_was_caused_by()
    {
        const int Writers = 12;
        const int Each = 10;
        IDocuments<Sheet>[] collections = [Engine.Open(Audited("one")), Engine.Open(Audited("two")), Engine.Open(Audited("three"))];
        for (var i = 0; i < Writers; i++)
        {
            await Of(i).InsertAsync($"w{i}", New(""), Attached.Nothing, Ct);
        }

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(i), Ct)));
        var seen = new HashSet<string>();
        while (seen.Count < Writers * (Each + 1))
        {
            var records = await Engine.Records.ReadAsync(7, Ct);
            foreach (var record in records.Select(pending => pending.Record))
            {
                Assert.All(record.Resources ?? [], cause => Assert.Contains(cause, seen));
                Assert.True(seen.Add($"{record.Document}@{record.Revision}"));
            }

            await Engine.Records.RemoveAsync(records, Ct);
        }

        await writing;

        IDocuments<Sheet> Of(int writer) => collections[writer % collections.Length];

        async Task WriteAsync(int writer)
        {
            for (var step = 0; step < Each; step++)
            {
                var next = (writer + step + 1) % Writers;
                var (other, own) = (await Of(next).FindAsync($"w{next}", Ct), await Of(writer).FindAsync($"w{writer}", Ct));
                using var act = AuditedAct.BySystem("test", $"w{next}@{other!.Revision}", $"w{writer}@{own!.Revision}");
                await Of(writer).ReplaceAsync($"w{writer}", own.Revision, New($"{step}"), Attached.Nothing, Ct);
            }
        }
    }
}
