using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Fact]
    public async Task Events_are_written_with_the_document_and_read_in_order()
    {
        await Sheets.InsertAsync("a", New("first"), Happened("1", "2"), Ct);
        await Sheets.InsertAsync("b", New("second"), Happened("3"), Ct);
        await Sheets.ReplaceAsync("a", 1, New("third"), Happened("4"), Ct);
        var pending = await PendingAsync();

        Assert.Equal(["1", "2", "3", "4"], pending.Select(Note));
        Assert.Equal(["a", "a", "b", "a"], pending.Select(e => e.DocumentId));
        Assert.All(pending, e => Assert.Equal(("SheetChanged", "s", "sheets"), (e.Type, e.Subject, e.Collection)));
        Assert.Equal(["1", "2"], (await Engine.Pending.ReadAsync(2, Ct)).Select(Note));
    }

    [Fact]
    public async Task Removing_events_leaves_revision_content_and_later_events()
    {
        await Sheets.InsertAsync("a", New("first"), Happened("1", "2"), Ct);
        var first = await Engine.Pending.ReadAsync(1, Ct);
        await Sheets.ReplaceAsync("a", 1, New("second"), Happened("3"), Ct);
        await Engine.Pending.RemoveAsync(first, Ct);
        await Engine.Pending.RemoveAsync(first, Ct);

        Assert.Equal(["2", "3"], (await PendingAsync()).Select(Note));
        var found = await Sheets.FindAsync("a", Ct);
        Assert.Equal((2, "second"), (found!.Revision, found.Value.Title));
        await Sheets.ReplaceAsync("a", 2, New("third"), Attached.Nothing, Ct);
    }

    [Fact]
    public async Task Events_survive_a_restart()
    {
        await Sheets.InsertAsync("a", New("first"), Happened("1", "2"), Ct);
        var before = await PendingAsync();
        await ReopenAsync();
        Sheets = Engine.Open(Sheet.Type());

        Assert.Equal(before, await PendingAsync());
    }

    [Fact]
    public async Task Who_waits_for_events_is_woken_by_the_next_write_that_has_some()
    {
        var waiting = Engine.Pending.WaitAsync(0, TimeSpan.FromMinutes(1), Ct);
        await InsertAsync("a", New("without"));
        Assert.False(waiting.IsCompleted);
        await Sheets.InsertAsync("b", New("with"), Happened("1"), Ct);

        Assert.Equal(1, await waiting);
        Assert.Equal(1, await Engine.Pending.WaitAsync(0, TimeSpan.FromMinutes(1), Ct));
        Assert.Equal(1, await Engine.Pending.WaitAsync(1, TimeSpan.FromMilliseconds(1), Ct));
    }

    /// <summary>
    /// Each writer reads the documents of others, in several collections, before it writes, so its event is caused by theirs. While all write, a reader takes
    /// events away: whatever it takes must have been preceded by its cause.
    /// </summary>
    [Fact]
    public async Task An_event_never_comes_before_the_one_it_was_caused_by()
    {
        const int Writers = 16;
        const int Each = 12;
        var collections = new[] { Sheets, Engine.Open(Sheet.Type("others")), Engine.Open(Sheet.Type("more")) };
        for (var i = 0; i < Writers; i++)
        {
            await Of(i).InsertAsync($"w{i}", New(""), Attached.Nothing, Ct);
        }

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(i), Ct)));
        var seen = new HashSet<string> { "" };
        while (seen.Count < (Writers * Each) + 1)
        {
            var pending = await Engine.Pending.ReadAsync(7, Ct);
            foreach (var note in pending.Select(Note))
            {
                var (name, causes) = (note.Split('<')[0], note.Split('<')[1].Split(','));
                Assert.All(causes, cause => Assert.Contains(cause, seen));
                seen.Add(name);
            }

            await Engine.Pending.RemoveAsync(pending, Ct);
        }

        await writing;
        Assert.Empty(await PendingAsync());

        IDocuments<Sheet> Of(int writer) => collections[writer % collections.Length];

        async Task WriteAsync(int writer)
        {
            for (var step = 0; step < Each; step++)
            {
                var next = (writer + step + 1) % Writers;
                var other = await Of(next).FindAsync($"w{next}", Ct);
                var own = await Of(writer).FindAsync($"w{writer}", Ct);
                var name = $"{writer}.{step}";
                await Of(writer).ReplaceAsync(
                    $"w{writer}", own!.Revision, New(name), Happened($"{name}<{other!.Value.Title},{own.Value.Title}"), Ct);
            }
        }
    }

    [Fact]
    public async Task The_answer_to_a_request_is_found_until_16_later_ones_are_stored()
    {
        await Sheets.InsertAsync("a", New("0"), Answer(0), Ct);
        for (var i = 1; i <= 16; i++)
        {
            await Sheets.ReplaceAsync("a", (2 * i) - 1, New($"{i}"), Answer(i), Ct);
            await Sheets.ReplaceAsync("a", 2 * i, New($"{i}"), Attached.Nothing, Ct);
        }

        Assert.Null(await Sheets.FindAnswerAsync("a", "me/0", Ct));
        for (var i = 1; i <= 16; i++)
        {
            var answer = await Sheets.FindAnswerAsync("a", $"me/{i}", Ct);
            Assert.Equal(($"me/{i}", $"question {i}", (byte)i), (answer!.Request, answer.Question, Assert.Single(answer.Bytes)));
        }

        Assert.Null(await Sheets.FindAnswerAsync("b", "me/1", Ct));

        static Attached Answer(int i) => new([], new StoredAnswer($"me/{i}", $"question {i}", [(byte)i]));
    }

    [Fact]
    public async Task A_refused_write_stores_no_answer()
    {
        await InsertAsync("a", New("first"));
        var attached = new Attached([], new StoredAnswer("me/1", "q", [1]));
        await Assert.ThrowsAsync<StaleDocumentException>(() => Sheets.ReplaceAsync("a", 7, New("second"), attached, Ct));

        Assert.Null(await Sheets.FindAnswerAsync("a", "me/1", Ct));
    }

    private static string Note(Platform.Events.PendingEvent pending) =>
        System.Text.Json.JsonDocument.Parse(pending.Json).RootElement.GetProperty("note").GetString()!;
}
