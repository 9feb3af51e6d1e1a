using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task A_key_that_is_declared_later_is_computed_for_the_documents_that_exist()
    {
        var before = Engine.Open(new DocumentType<Sheet>("files", 1).Text("title", s => s.Title));
        for (var i = 0; i < 250; i++)
        {
            await before.InsertAsync($"d{i:D3}", New($"t{i}", slot: $"s{i}", owner: i % 2 == 0 ? null : "乙", rank: i), Happened($"{i}"), Ct);
        }

        await ReopenAsync();
        var after = Engine.Open(new DocumentType<Sheet>("files", 1)
            .Text("title", s => s.Title).Number("rank", s => s.Rank).Text("owner", s => s.Owner).Unique("slot", s => s.Slot));

        Assert.Equal(125, await after.CountAsync(new DocumentQuery().And("owner", "乙"), Ct));
        Assert.Equal(125, await after.CountAsync(new DocumentQuery().And("owner", KeyRelation.Exists, false), Ct));
        Assert.Equal("d249", Assert.Single(await after.QueryAsync(new DocumentQuery { SortBy = "rank", Descending = true, Limit = 1 }, Ct)).Id);
        await Assert.ThrowsAsync<DuplicateKeyException>(() => after.InsertAsync("x", New("x", slot: "s7"), Attached.Nothing, Ct));
        Assert.Equal(1, (await after.FindAsync("d007", Ct))!.Revision);
        Assert.Equal(250, (await PendingAsync()).Count);
    }

    [Fact]
    public async Task A_raised_schema_number_computes_the_keys_anew_and_reads_the_documents_before()
    {
        var before = Engine.Open(new DocumentType<Sheet>("files", 1).Text("title", s => s.Title));
        await before.InsertAsync("a", New("first"), Attached.Nothing, Ct);

        await ReopenAsync();
        var after = Engine.Open(new DocumentType<Sheet>("files", 2).Text("title", s => s.Title + "/2"));

        Assert.Equal("first", Assert.Single(await after.QueryAsync(new DocumentQuery().And("title", "first/2"), Ct)).Value.Title);
    }

    [Fact]
    public async Task A_document_of_a_schema_that_is_too_old_or_too_new_is_not_read()
    {
        await Engine.Open(new DocumentType<Sheet>("files", 3)).InsertAsync("a", New("first"), Attached.Nothing, Ct);
        await ReopenAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => Engine.Open(new DocumentType<Sheet>("files", 2)).FindAsync("a", Ct));
        await ReopenAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => Engine.Open(new DocumentType<Sheet>("files", 5)).FindAsync("a", Ct));
    }

    [Fact]
    public async Task A_key_that_is_not_unique_any_more_refuses_nothing()
    {
        await InsertAsync("a", New("first", slot: "06"));
        await ReopenAsync();
        var after = Engine.Open(new DocumentType<Sheet>("sheets", 2).Text("title", s => s.Title).Text("slot", s => s.Slot));
        await after.InsertAsync("b", New("second", slot: "06"), Attached.Nothing, Ct);

        Assert.Equal(2, await after.CountAsync(new DocumentQuery().And("slot", "06"), Ct));
    }

    [Fact]
    public async Task A_key_cannot_become_unique_where_documents_share_its_value()
    {
        await InsertAsync("a", New("same"));
        await InsertAsync("b", New("same"));
        await ReopenAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            Engine.Open(new DocumentType<Sheet>("sheets", 2).Unique("title", s => s.Title));
            await Engine.PrepareAsync(Ct);
        });

        Assert.Contains("title", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_engine_says_that_it_can_read_and_write()
    {
        await Engine.PrepareAsync(Ct);
        await Engine.CheckAsync(Ct);
        await Engine.CheckAsync(Ct);
    }
}
