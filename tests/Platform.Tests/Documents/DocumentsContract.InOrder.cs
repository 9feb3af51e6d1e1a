using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task Documents_inserted_in_order_are_all_stored()
    {
        Assert.Equal(300, await Sheets.InsertInOrderAsync([.. Enumerable.Range(0, 300).Select(n => ($"s{n:D3}", New($"t{n}", $"slot{n}")))], Ct));
        Assert.Equal(300, await Sheets.CountAsync(new DocumentQuery(), Ct));
        var last = await Sheets.FindAsync("s299", Ct);
        Assert.Equal((1, "t299"), (last!.Revision, last.Value.Title));
        Assert.Equal(0, await Sheets.InsertInOrderAsync([], Ct));
    }

    [Theory]
    [InlineData("c", "free", 2)]
    [InlineData("x", "taken", 2)]
    [InlineData("a", "free", 0)]
    public async Task Inserting_in_order_ends_before_the_first_that_is_taken(string id, string slot, int added)
    {
        await InsertAsync(id, New("there", slot));
        (string, Sheet)[] sheets = [("a", New("1")), ("b", New("2")), ("c", New("3", "taken")), ("d", New("4"))];

        Assert.Equal(added, await Sheets.InsertInOrderAsync(sheets, Ct));
        Assert.Equal(added + 1, await Sheets.CountAsync(new DocumentQuery(), Ct));
        Assert.Null(await Sheets.FindAsync("d", Ct));
        Assert.Equal("there", (await Sheets.FindAsync(id, Ct))!.Value.Title);
    }
}
