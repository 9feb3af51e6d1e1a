using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task What_is_remembered_is_what_was_last_read_or_written_for_a_request_with_the_requests_that_wrote_it()
    {
        Assert.Null(Sheets.Recall("a"));
        await Sheets.InsertAsync("a", New("1"), Request(1), Ct);
        await RemembersWhatIsStoredAsync(1);
        for (var i = 2; i <= 20; i++)
        {
            await Sheets.ReplaceAsync("a", i - 1, New($"{i}"), i == 7 ? Attached.Nothing : Request(i), Ct);
            await RemembersWhatIsStoredAsync(i);
        }

        await ReopenAsync();
        Sheets = Engine.Open(Sheet.Type());
        Assert.Null(Sheets.Recall("a"));
        Assert.Null(await Sheets.FindAnsweredAsync("b", Ct));
        Assert.Empty(await Sheets.RequestsAsync("b", Ct));
        await Sheets.FindAnsweredAsync("a", Ct);
        await RemembersWhatIsStoredAsync(20);
    }

    [Fact]
    public async Task A_document_whose_write_failed_or_that_is_gone_is_not_remembered()
    {
        await Sheets.InsertAsync("a", New("1"), Request(1), Ct);
        await Assert.ThrowsAsync<StaleDocumentException>(() => Sheets.ReplaceAsync("a", 7, New("2"), Request(2), Ct));
        Assert.Null(Sheets.Recall("a"));

        await Sheets.FindAnsweredAsync("a", Ct);
        Assert.True(await Sheets.DeleteAsync("a", 1, Ct));
        Assert.Null(Sheets.Recall("a"));
    }

    [Fact]
    public async Task A_write_of_what_is_not_remembered_is_not_remembered_because_its_other_requests_are_not_known()
    {
        await Sheets.InsertAsync("a", New("1"), Request(1), Ct);
        await ReopenAsync();
        Sheets = Engine.Open(Sheet.Type());
        await Sheets.ReplaceAsync("a", 1, New("2"), Request(2), Ct);

        Assert.Null(Sheets.Recall("a"));
        Assert.Equal(["me/1", "me/2"], (await Sheets.FindAnsweredAsync("a", Ct))!.Requests);
    }

    private async Task RemembersWhatIsStoredAsync(long revision)
    {
        var remembered = Sheets.Recall("a")!;
        Assert.Equal((revision, $"{revision}"), (remembered.Document.Revision, remembered.Document.Value.Title));
        Assert.Equal(await Sheets.RequestsAsync("a", Ct), remembered.Requests);

        var stored = (await Sheets.FindAnsweredAsync("a", Ct))!;
        Assert.Equal((revision, $"{revision}"), (stored.Document.Revision, stored.Document.Value.Title));
        Assert.Equal(remembered.Requests, stored.Requests);
        Assert.Equal(Math.Min(revision > 6 ? revision - 1 : revision, 16), stored.Requests.Count);
    }

    private static Attached Request(int number) => new([], new StoredAnswer($"me/{number}", "question", [1]));
}
