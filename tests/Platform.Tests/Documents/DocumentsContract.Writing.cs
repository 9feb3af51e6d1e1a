using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task A_document_is_found_as_it_was_written()
    {
        var written = await InsertAsync("a", New("first"));
        var found = await Sheets.FindAsync("a", Ct);

        Assert.Equal(1, written.Revision);
        Assert.Equal(1, found!.Revision);
        Assert.Equal("a", found.Id);
        Assert.Equal("first", found.Value.Title);
        Assert.Null(await Sheets.FindAsync("b", Ct));
    }

    [Fact]
    public async Task A_replace_raises_the_revision_and_a_stale_one_changes_nothing()
    {
        await InsertAsync("a", New("first"));
        var second = await Sheets.ReplaceAsync("a", 1, New("second"), Attached.Nothing, Ct);
        var stale = await Assert.ThrowsAsync<StaleDocumentException>(() => Sheets.ReplaceAsync("a", 1, New("third"), Happened("lost"), Ct));

        Assert.Equal(2, second.Revision);
        Assert.Equal(2, stale.Current);
        Assert.Equal("second", (await Sheets.FindAsync("a", Ct))!.Value.Title);
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task A_replace_of_nothing_is_stale_with_revision_0()
    {
        var stale = await Assert.ThrowsAsync<StaleDocumentException>(() => Sheets.ReplaceAsync("a", 1, New("x"), Attached.Nothing, Ct));

        Assert.Equal(0, stale.Current);
    }

    [Fact]
    public async Task A_taken_id_is_refused_and_leaves_no_event()
    {
        await InsertAsync("a", New("first"));
        var taken = await Assert.ThrowsAsync<DuplicateKeyException>(() => Sheets.InsertAsync("a", New("other"), Happened("lost"), Ct));

        Assert.Equal("id", taken.Key);
        Assert.Equal("first", (await Sheets.FindAsync("a", Ct))!.Value.Title);
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task A_unique_key_is_kept_on_insert_and_on_replace_and_named()
    {
        await InsertAsync("a", New("first", slot: "长安/06"));
        await InsertAsync("b", New("second", slot: "长安/07"));
        var inserted = await Assert.ThrowsAsync<DuplicateKeyException>(() => Sheets.InsertAsync("c", New("third", slot: "长安/06"), Happened("lost"), Ct));
        var replaced = await Assert.ThrowsAsync<DuplicateKeyException>(() => Sheets.ReplaceAsync("b", 1, New("second", slot: "长安/06"), Happened("lost"), Ct));

        Assert.Equal("slot", inserted.Key);
        Assert.Equal("slot", replaced.Key);
        Assert.Null(await Sheets.FindAsync("c", Ct));
        Assert.Equal(1, (await Sheets.FindAsync("b", Ct))!.Revision);
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task A_unique_key_that_is_given_up_can_be_taken()
    {
        await InsertAsync("a", New("first", slot: "06"));
        await Sheets.ReplaceAsync("a", 1, New("first"), Attached.Nothing, Ct);
        await InsertAsync("b", New("second", slot: "06"));
        await Assert.ThrowsAsync<DuplicateKeyException>(() => Sheets.ReplaceAsync("a", 2, New("first", slot: "06"), Attached.Nothing, Ct));
    }

    [Fact]
    public async Task Many_documents_lack_a_unique_key()
    {
        await InsertAsync("a", New("first"));
        await InsertAsync("b", New("second"));

        Assert.Equal("a b", await IdsAsync(new DocumentQuery().And("slot", KeyRelation.Exists, false)));
    }

    [Fact]
    public async Task A_delete_needs_the_revision_and_relayed_events()
    {
        await Sheets.InsertAsync("a", New("first"), Happened("added"), Ct);

        Assert.False(await Sheets.DeleteAsync("a", 1, Ct));
        await Engine.Pending.RemoveAsync(await PendingAsync(), Ct);
        Assert.False(await Sheets.DeleteAsync("a", 2, Ct));
        Assert.True(await Sheets.DeleteAsync("a", 1, Ct));
        Assert.False(await Sheets.DeleteAsync("a", 1, Ct));
        Assert.Null(await Sheets.FindAsync("a", Ct));
    }

    [Fact]
    public async Task A_deleted_document_takes_its_answers_along()
    {
        await Sheets.InsertAsync("a", New("first"), new Attached([], new StoredAnswer("me/1", "q", [1])), Ct);
        await Sheets.DeleteAsync("a", 1, Ct);
        await InsertAsync("a", New("again"));

        Assert.Null(await Sheets.FindAnswerAsync("a", "me/1", Ct));
    }

    [Fact]
    public async Task Sixteen_writers_of_one_document_lose_no_update()
    {
        const int Each = 20;
        await InsertAsync("a", New("counter"));
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(CountUpAsync, Ct)));
        var end = await Sheets.FindAsync("a", Ct);

        Assert.Equal(16 * Each, end!.Value.Counter);
        Assert.Equal((16 * Each) + 1, end.Revision);
        Assert.Equal(16 * Each, (await PendingAsync()).Count);

        async Task CountUpAsync()
        {
            for (var done = 0; done < Each;)
            {
                var now = await Sheets.FindAsync("a", Ct);
                try
                {
                    await Sheets.ReplaceAsync("a", now!.Revision, now.Value with { Counter = now.Value.Counter + 1 }, Happened("up"), Ct);
                    done++;
                }
                catch (StaleDocumentException stale)
                {
                    Assert.True(stale.Current > now!.Revision);
                }
            }
        }
    }

    [Fact]
    public async Task Sixteen_writers_of_many_documents_write_them_all()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 25; i++)
                {
                    await InsertAsync($"{writer:D2}-{i:D2}", New("t", slot: $"{writer}/{i}"));
                    await Sheets.ReplaceAsync($"{writer:D2}-{i:D2}", 1, New("u", slot: $"{writer}/{i}"), Attached.Nothing, Ct);
                }
            },
            Ct)));

        Assert.Equal(400, await Sheets.CountAsync(new DocumentQuery().And("title", "u"), Ct));
    }

    [Fact]
    public async Task An_unusable_id_is_refused_before_anything_is_written()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => InsertAsync("", New("x")));
        await Assert.ThrowsAsync<ArgumentException>(() => InsertAsync(new string('长', 201), New("x")));
        await InsertAsync(new string('长', 200), New("x"));

        Assert.Equal(1, await Sheets.CountAsync(new DocumentQuery(), Ct));
    }
}
