using OpenGov.Platform.Audit;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Tests.Events;

namespace OpenGov.Platform.Tests.Audit;

/// <summary>Tampering with what is stored is found, and found where it is.</summary>
public sealed class ChainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task What_nobody_touched_is_whole_and_dense_also_while_it_grows(Engine engine)
    {
        await using var stage = await AuditStage.SetAsync(engine);
        Assert.Equal("whole", await stage.BreakAsync());
        var entries = await stage.ChainedAsync(additions: 3, each: 60);

        Assert.Equal(Enumerable.Range(1, 180).Select(n => (long)n), entries.Select(entry => entry.Sequence));
        Assert.Equal(new ChainVerdict(180, entries[^1].Hash, null), await stage.VerifyAsync());
        Assert.Equal(["0000000000000000001"], (await stage.Blocks.QueryAsync(new DocumentQuery(), Ct)).Select(block => block.Id));
        Assert.Equal("whole", await stage.BreakAsync(new(77, entries[76].Hash)));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_small_block_is_added_to_only_as_far_as_blocks_may_grow(Engine engine)
    {
        await using var stage = await AuditStage.SetAsync(engine);
        var first = await stage.ChainedAsync(additions: 1, each: 100);
        var last = await stage.NewChain().LastAsync(Ct);
        var records = Enumerable.Range(0, AuditChain.BlockSize - 99).Select(_ => first[0].Record with { Id = Guid.NewGuid() }).ToList();
        var added = await stage.NewChain().AppendAsync(last, records, last!.Value.Fence, Ct);

        Assert.Equal((AuditChain.IdOf(101), records.Count), (added.Id, added.Value.Entries.Count));
        Assert.Equal([100, records.Count], (await stage.Blocks.QueryAsync(new DocumentQuery(), Ct)).Select(block => block.Value.Entries.Count));
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Each_kind_of_tampering_is_found_at_its_place(Engine engine)
    {
        await using var stage = await AuditStage.SetAsync(engine);
        var entries = await stage.ChainedAsync(additions: 3, each: 130);
        Assert.Equal(3, await stage.Blocks.CountAsync(new DocumentQuery(), Ct));

        await FoundAsync("Changed 5", 1, all => [.. all.Take(4), all[4] with { Record = all[4].Record with { Account = "somebody-else" } }, .. all.Skip(5)]);
        await FoundAsync("Changed 140", 131, all => [.. all.Select(e => e.Sequence == 140 ? e with { Hash = new string('a', 64) } : e)]);

        // With a hash that fits the change, the next entry does not fit any more.
        await FoundAsync("Changed 8", 1, all => [.. all.Select(e => e.Sequence == 7 ? Forged(e, all[5].Hash) : e)]);
        await FoundAsync("Missing 6", 1, all => [.. all.Where(e => e.Sequence != 6)]);
        await FoundAsync("Missing 20", 1, all => [.. all.Take(19), all[20], all[19], .. all.Skip(21)]);
        await FoundAsync("Changed 3", 1, all => [.. all.Take(2), all[3] with { Sequence = 3 }, all[2] with { Sequence = 4 }, .. all.Skip(4)]);
        await FoundAsync("EndMissing 389", 261, all => [.. all.SkipLast(2)]);
        Assert.Equal("whole", await stage.BreakAsync());

        var middle = (await stage.Blocks.FindAsync(AuditChain.IdOf(131), Ct))!;
        await stage.Blocks.DeleteAsync(middle.Id, middle.Revision, Ct);
        Assert.Equal("Missing 131", await stage.BreakAsync());
        await stage.Blocks.InsertAsync(middle.Id, middle.Value with { Previous = new string('b', 64) }, Attached.Nothing, Ct);
        Assert.Equal("Changed 131", await stage.BreakAsync());

        async Task FoundAsync(string wanted, long block, Func<List<AuditEntry>, List<AuditEntry>> change)
        {
            var before = (await stage.Blocks.FindAsync(AuditChain.IdOf(block), Ct))!.Value.Entries;
            await stage.TamperAsync(block, change);
            Assert.Equal(wanted, await stage.BreakAsync());
            await stage.TamperAsync(block, _ => before);
        }

        static AuditEntry Forged(AuditEntry entry, string previous)
        {
            var record = entry.Record with { Account = "forged" };
            return new(entry.Sequence, CanonicalForm.Hash("notes", entry.Sequence, previous, record), record);
        }
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_cut_end_shows_by_the_anchor_and_a_forged_chain_by_what_was_noted_elsewhere(Engine engine)
    {
        await using var stage = await AuditStage.SetAsync(engine);
        var entries = await stage.ChainedAsync(additions: 2, each: 130);
        var noted = new NotedEnd(260, entries[^1].Hash);
        var last = (await stage.Blocks.FindAsync(AuditChain.IdOf(131), Ct))!;
        await stage.Blocks.DeleteAsync(last.Id, last.Revision, Ct);
        Assert.Equal("EndMissing 131", await stage.BreakAsync());

        // The anchor set back with it: only who noted the end knows.
        var head = (await stage.Heads.FindAsync(AuditHead.Id, Ct))!;
        await stage.Heads.ReplaceAsync(AuditHead.Id, head.Revision, new(130, entries[129].Hash, head.Value.At), Attached.Nothing, Ct);
        Assert.Equal("whole", await stage.BreakAsync());
        Assert.Equal("EndMissing 131", await stage.BreakAsync(noted));

        // A chain that grew again from there.
        await stage.ChainedAsync(additions: 1, each: 140);
        Assert.Equal("whole", await stage.BreakAsync());
        Assert.Equal("NotedDiffers 260", await stage.BreakAsync(noted));
        var now = (await stage.Heads.FindAsync(AuditHead.Id, Ct))!;
        await stage.Heads.ReplaceAsync(AuditHead.Id, now.Revision, now.Value with { Hash = new string('c', 64) }, Attached.Nothing, Ct);
        Assert.Equal("AnchorDiffers 270", await stage.BreakAsync());
        await stage.Heads.DeleteAsync(AuditHead.Id, now.Revision + 1, Ct);
        Assert.Equal("AnchorDiffers 270", await stage.BreakAsync());
    }

    /// <summary>The documented form, so that whoever has an export can do without us. A change here breaks every chain that exists.</summary>
    [Fact]
    public void The_hash_is_made_of_the_documented_form()
    {
        var record = new AuditRecord
        {
            Id = Guid.Parse("0198f3d2-1111-7222-8333-444455556666"),
            Kind = AuditKind.Write,
            At = DateTimeOffset.FromUnixTimeMilliseconds(1790000000123),
            Account = "民政.editor",
            Actor = AuditActor.Member,
            Organisation = "610116-mzj",
            Division = "610116",
            Address = "203.0.113.7",
            Rpc = "opengov.catalogue.v1.DraftService/UpdateItem",
            RequestId = "3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10",
            Resources = ["catalogue_id=610116-06", "item_id=1"],
            Collection = "versions",
            Document = "610116-06:1",
            Revision = 7,
        };
        const string Text = """
            opengov-audit-1
            service=9:catalogue
            sequence=1:2
            previous=64:0000000000000000000000000000000000000000000000000000000000000000
            id=36:0198f3d2-1111-7222-8333-444455556666
            kind=5:WRITE
            time=13:1790000000123
            actor=6:MEMBER
            account=13:民政.editor
            organisation=10:610116-mzj
            division=6:610116
            on_behalf_of=0:
            address=11:203.0.113.7
            rpc=44:opengov.catalogue.v1.DraftService/UpdateItem
            request_id=36:3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10
            resources=1:2
            resource=22:catalogue_id=610116-06
            resource=9:item_id=1
            collection=8:versions
            document=11:610116-06:1
            revision=1:7
            reason=0:
            count=1:0

            """;
        Assert.Equal(Text.ReplaceLineEndings("\n"), CanonicalForm.Text("catalogue", 2, CanonicalForm.Beginning, record));
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n")))),
            CanonicalForm.Hash("catalogue", 2, CanonicalForm.Beginning, record));
    }
}
