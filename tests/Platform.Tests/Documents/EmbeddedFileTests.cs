using Microsoft.Extensions.Logging.Abstractions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Documents.Embedded;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>The embedded file's own promises: one owner, clear errors, a bounded log.</summary>
public sealed class EmbeddedFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("documents-test-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_second_owner_of_a_file_is_told_who_is_in_the_way_and_can_have_it_afterwards()
    {
        await using (Open())
        {
            var error = Assert.Throws<InvalidOperationException>(() => Open());
            Assert.Contains("another process", error.Message, StringComparison.Ordinal);
            Assert.Contains("Documents__Path", error.Message, StringComparison.Ordinal);
            await using var other = new EmbeddedEngine(folder.FullName, "other", TimeProvider.System, NullLogger.Instance);
        }

        await using var again = Open();
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named_with_its_setting()
    {
        var path = Path.Combine(folder.FullName, "file");
        File.WriteAllText(path, "");
        var error = Assert.Throws<InvalidOperationException>(() => new EmbeddedEngine(path, "service", TimeProvider.System, NullLogger.Instance));

        Assert.Contains("Documents__Path", error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_left_as_it_is()
    {
        var path = Path.Combine(folder.FullName, "service.db");
        File.WriteAllText(path, new string('x', 5000));
        var error = Assert.Throws<InvalidOperationException>(() => Open());

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), File.ReadAllText(path));
    }

    [Fact]
    public async Task A_full_disk_refuses_the_write_wholly_and_is_left_behind_when_there_is_room()
    {
        await using var engine = Open(largestFile: 256);
        var sheets = engine.Open(Sheet.Type());
        await sheets.InsertAsync("small", new Sheet { Title = "t" }, Attached.Nothing, Ct);
        var attached = new Attached([SheetChanged.Of("big")]);
        var refused = await Assert.ThrowsAsync<RequestException>(() => sheets.InsertAsync("big", new Sheet { Title = new string('x', 2_000_000) }, attached, Ct));

        Assert.Equal(Reason.Unavailable, refused.Reason);
        Assert.Contains("空间", refused.Message, StringComparison.Ordinal);
        Assert.Null(await sheets.FindAsync("big", Ct));
        Assert.Empty(await engine.Pending.ReadAsync(10, Ct));
        await sheets.ReplaceAsync("small", 1, new Sheet { Title = "u" }, Attached.Nothing, Ct);
        Assert.Equal("u", (await sheets.FindAsync("small", Ct))!.Value.Title);
    }

    [Fact]
    public async Task Refused_writes_leave_the_others_of_the_same_transaction_alone()
    {
        await using var engine = Open();
        var sheets = engine.Open(Sheet.Type());
        await sheets.InsertAsync("taken", new Sheet { Title = "t", Slot = "s" }, Attached.Nothing, Ct);
        var writes = Enumerable.Range(0, 300).Select(i => (i % 3) switch
        {
            0 => sheets.InsertAsync($"d{i:D3}", new Sheet { Title = "t" }, new Attached([SheetChanged.Of($"d{i:D3}")]), Ct),
            1 => sheets.InsertAsync($"d{i:D3}", new Sheet { Title = "t", Slot = "s" }, new Attached([SheetChanged.Of("lost")]), Ct),
            _ => sheets.ReplaceAsync("taken", 99, new Sheet { Title = "t" }, new Attached([SheetChanged.Of("lost")]), Ct),
        }).ToList();
        await Task.WhenAll(writes).ContinueWith(_ => { }, Ct, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.Equal(100, writes.Count(w => w.IsCompletedSuccessfully));
        Assert.Equal(100, writes.Count(w => w.Exception?.InnerException is DuplicateKeyException));
        Assert.Equal(100, writes.Count(w => w.Exception?.InnerException is StaleDocumentException));
        Assert.Equal(101, await sheets.CountAsync(new DocumentQuery(), Ct));
        Assert.Equal(100, (await engine.Pending.ReadAsync(1000, Ct)).Count);
    }

    [Fact]
    public async Task The_log_stays_bounded_under_constant_writing_and_reading()
    {
        const int Longest = 512;
        await using var engine = Open(longestLog: Longest);
        var sheets = engine.Open(Sheet.Type());
        var largest = 0L;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                await sheets.InsertAsync($"w{writer}", new Sheet { Title = Content(0) }, Attached.Nothing, Ct);
                for (var i = 1; i < 200; i++)
                {
                    var read = await sheets.FindAsync($"w{writer}", Ct);
                    await sheets.ReplaceAsync($"w{writer}", read!.Revision, read.Value with { Title = Content(i) }, Attached.Nothing, Ct);
                    InterlockedMax(ref largest, new FileInfo(Path.Combine(folder.FullName, "service.db-wal")).Length);
                }
            },
            Ct)));

        // 1,600 writes of 30 KB are 50 MB. Without a bound the log would hold them all.
        Assert.InRange(largest, 1, Longest * 4096L * 6);

        static string Content(int write) => new((char)('a' + (write % 26)), 30_000);
    }

    [Fact]
    public async Task A_changed_word_in_a_large_document_is_few_pages_to_log()
    {
        await using var engine = Open();
        var sheets = engine.Open(Sheet.Type());
        var value = new Sheet { Title = "t", Rows = [.. Enumerable.Range(0, 40).Select(n => new SheetRow($"{n}", new string('页', 250), n, []))] };
        for (var write = 0; write <= 20; write++)
        {
            if (write == 20)
            {
                value = value with { Rows = [.. value.Rows.SkipLast(1), value.Rows[^1] with { Content = value.Rows[^1].Content + "改" }] };
            }

            var before = new FileInfo(Path.Combine(folder.FullName, "service.db-wal")).Length;
            var attached = new Attached([], new StoredAnswer($"me/{write}", "q", new byte[900]));
            await (write == 0 ? sheets.InsertAsync("a", value, attached, Ct) : sheets.ReplaceAsync("a", write, value, attached, Ct));
            var pages = (new FileInfo(Path.Combine(folder.FullName, "service.db-wal")).Length - before) / (4096 + 24);

            // Thirty KB are eight pages; those that change are the head, the last one and an answer's.
            Assert.InRange(pages, 1, write == 20 ? 4 : 100);
        }
    }

    [Fact]
    public async Task Answers_that_an_earlier_version_kept_in_one_table_are_found()
    {
        await using (var engine = Open())
        {
            await engine.Open(Sheet.Type()).InsertAsync("a", new Sheet { Title = "t" }, new Attached([], new StoredAnswer("me/1", "q", [1])), Ct);
        }

        using (var old = new Session(Path.Combine(folder.FullName, "service.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            old.Execute(
                """
                CREATE TABLE answers (
                    collection TEXT NOT NULL, document TEXT NOT NULL, request TEXT NOT NULL, number INTEGER NOT NULL, question TEXT NOT NULL,
                    bytes BLOB NOT NULL, PRIMARY KEY (collection, document, request))
                """);
            old.Execute("INSERT INTO answers SELECT 'sheets', document, request, 1, question, bytes FROM answers_sheets");
            old.Execute("DROP TABLE answers_sheets");
        }

        await using var again = Open();
        var sheets = again.Open(Sheet.Type());
        Assert.Equal(["me/1"], await sheets.RequestsAsync("a", Ct));
        Assert.Equal([1], (await sheets.FindAnswerAsync("a", "me/1", Ct))!.Bytes);
    }

    [Fact]
    public async Task A_question_with_two_conditions_goes_through_the_key_that_tells_documents_apart()
    {
        await using var engine = Open();
        var sheets = engine.Open(Sheet.Type());
        for (var i = 0; i < 1500; i += 500)
        {
            // A thousand and a half documents, two ranks, each owner with three documents.
            await sheets.InsertInOrderAsync([.. Enumerable.Range(i, 500).Select(n => ($"d{n}", new Sheet { Title = "t", Owner = $"o{n / 3}", Rank = n % 2 }))], Ct);
            await Task.WhenAll(Enumerable.Range(i, 500).Select(n => sheets.ReplaceAsync($"d{n}", 1, new Sheet { Title = "t", Owner = $"o{n / 3}", Rank = n % 2 }, Attached.Nothing, Ct)));
        }

        using var reader = new Session(Path.Combine(folder.FullName, "service.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly);
        foreach (var conditions in new[] { "key_owner = 'o7' AND key_rank = 1", "key_rank = 1 AND key_owner = 'o7'" })
        {
            using var plan = reader.Compile($"EXPLAIN QUERY PLAN SELECT body FROM sheets WHERE {conditions} ORDER BY id");
            Assert.True(plan.Step());
            Assert.Contains("sheets_owner", plan.Text(3), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cancelled_caller_does_not_write_and_a_closed_engine_says_so()
    {
        var engine = Open();
        var sheets = engine.Open(Sheet.Type());
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sheets.InsertAsync("a", new Sheet { Title = "t" }, Attached.Nothing, cancelled.Token));
        Assert.Null(await sheets.FindAsync("a", Ct));
        await engine.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => sheets.InsertAsync("a", new Sheet { Title = "t" }, Attached.Nothing, Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => sheets.FindAsync("a", Ct));
    }

    private static void InterlockedMax(ref long target, long value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
            {
                return;
            }
        }
    }

    private EmbeddedEngine Open(int? largestFile = null, int longestLog = 16_384) =>
        new(folder.FullName, "service", TimeProvider.System, NullLogger.Instance, largestFile, longestLog);
}
