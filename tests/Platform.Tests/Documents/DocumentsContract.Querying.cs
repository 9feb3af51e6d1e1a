using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tests.Documents;

public abstract partial class DocumentsContract
{
    [Theory]
    [InlineData(KeyRelation.Equal, "丙", "c")]
    [InlineData(KeyRelation.Above, "丙", "d e")]
    [InlineData(KeyRelation.AtLeast, "丙", "c d e")]
    [InlineData(KeyRelation.Below, "丙", "a b")]
    [InlineData(KeyRelation.AtMost, "丙", "a b c")]
    [InlineData(KeyRelation.StartsWith, "丙", "c")]
    [InlineData(KeyRelation.StartsWith, "中", "d e")]
    [InlineData(KeyRelation.StartsWith, "", "a b c d e")]
    [InlineData(KeyRelation.Exists, true, "a b c d e")]
    [InlineData(KeyRelation.Exists, false, "f")]
    public async Task Each_relation_of_a_text_key_finds_its_documents(KeyRelation relation, object value, string expected)
    {
        await InsertOwnersAsync("a", "Z", "b", "z", "c", "丙", "d", "中", "e", "中一", "f", null);

        Assert.Equal(expected, await IdsAsync(new DocumentQuery().And("owner", relation, value)));
    }

    [Theory]
    [InlineData(KeyRelation.Equal, 0L, "b")]
    [InlineData(KeyRelation.Above, 0L, "c d")]
    [InlineData(KeyRelation.AtLeast, 0L, "b c d")]
    [InlineData(KeyRelation.Below, 0L, "a")]
    [InlineData(KeyRelation.AtMost, 0L, "a b")]
    [InlineData(KeyRelation.Equal, long.MaxValue, "d")]
    [InlineData(KeyRelation.Below, long.MaxValue, "a b c")]
    [InlineData(KeyRelation.Exists, true, "a b c d")]
    [InlineData(KeyRelation.Exists, false, "e")]
    public async Task Each_relation_of_a_number_key_finds_its_documents(KeyRelation relation, object value, string expected)
    {
        await InsertRanksAsync(("a", -5), ("b", 0), ("c", long.MaxValue - 1), ("d", long.MaxValue), ("e", null));

        Assert.Equal(expected, await IdsAsync(new DocumentQuery().And("rank", relation, value)));
    }

    [Fact]
    public async Task One_of_several_values_is_enough_and_all_conditions_must_hold()
    {
        await InsertOwnersAsync("a", "甲", "b", "乙", "c", "丙", "d", "\"引号\"", "e", null);

        Assert.Equal("a c d", await IdsAsync(new DocumentQuery().And("owner", KeyRelation.In, new[] { "甲", "丙", "\"引号\"", "无" })));
        Assert.Equal("c", await IdsAsync(new DocumentQuery().And("owner", KeyRelation.In, new[] { "甲", "丙" }).And("id", KeyRelation.Above, "a")));
        Assert.Equal("", await IdsAsync(new DocumentQuery().And("owner", KeyRelation.In, Array.Empty<string>())));
        Assert.Equal("a b", await IdsAsync(new DocumentQuery().And("id", KeyRelation.In, new List<string> { "b", "a", "x" })));
        Assert.Equal(3, await Sheets.CountAsync(new DocumentQuery { Limit = 1 }.And("owner", KeyRelation.In, new[] { "甲", "丙", "乙" }), Ct));
    }

    [Fact]
    public async Task Numbers_are_found_among_several()
    {
        await InsertRanksAsync(("a", -5), ("b", 0), ("c", long.MaxValue), ("d", null));

        Assert.Equal("a c", await IdsAsync(new DocumentQuery().And("rank", KeyRelation.In, new[] { -5L, long.MaxValue })));
    }

    [Fact]
    public async Task A_prefix_ends_at_the_next_character_not_at_a_byte()
    {
        await InsertOwnersAsync("a", "a\uD7FF", "b", "a\uD7FFx", "c", "a\uE000", "d", "a\U0010FFFF", "e", "a\U0010FFFFz", "f", "b");

        Assert.Equal("a b", await IdsAsync(new DocumentQuery().And("owner", KeyRelation.StartsWith, "a\uD7FF")));
        Assert.Equal("d e", await IdsAsync(new DocumentQuery().And("owner", KeyRelation.StartsWith, "a\U0010FFFF")));
        Assert.Equal("a b c d e", await IdsAsync(new DocumentQuery().And("owner", KeyRelation.StartsWith, "a")));
    }

    [Fact]
    public async Task Texts_are_sorted_by_their_bytes_both_ways_and_a_missing_key_is_the_smallest()
    {
        // By UTF-16 units U+20000 would come before U+FFFD; by any language's rules "Z" after "a".
        await InsertOwnersAsync("a", "\U00020000", "b", "\uFFFD", "c", "甲", "d", "a", "e", "Z", "f", null, "g", "", "h", null);

        Assert.Equal("f h g e d c b a", await IdsAsync(new DocumentQuery { SortBy = "owner" }));
        Assert.Equal("a b c d e g h f", await IdsAsync(new DocumentQuery { SortBy = "owner", Descending = true }));
        Assert.Equal("h g f e d c b a", await IdsAsync(new DocumentQuery { Descending = true }));
        Assert.Equal("f h g", await IdsAsync(new DocumentQuery { SortBy = "owner", Limit = 3 }));
    }

    [Theory]
    [InlineData("owner", false)]
    [InlineData("owner", true)]
    [InlineData("rank", false)]
    [InlineData("rank", true)]
    [InlineData("id", false)]
    [InlineData("id", true)]
    public async Task Pages_join_without_a_gap_or_a_double_also_where_values_are_equal_or_missing(string key, bool descending)
    {
        for (var i = 0; i < 23; i++)
        {
            var value = i % 5;
            await InsertAsync($"d{i:D2}", New("t", owner: value == 0 ? null : $"部门{value}", rank: value == 1 ? null : value));
        }

        var query = new DocumentQuery { SortBy = key, Descending = descending };
        var whole = await Sheets.QueryAsync(query with { Limit = 1000 }, Ct);
        var joined = new List<string>();
        for (QueryPlace? after = null; ;)
        {
            var page = await Sheets.QueryAsync(query with { Limit = 4, After = after }, Ct);
            joined.AddRange(page.Select(s => s.Id));
            if (page.Count < 4)
            {
                break;
            }

            after = Place(page[^1], key);
        }

        Assert.Equal(23, whole.Count);
        Assert.Equal(whole.Select(s => s.Id), joined);
    }

    [Fact]
    public async Task Paging_through_a_thousand_documents_sees_each_once_while_others_write()
    {
        await Parallel.ForAsync(0, 1000, Ct, async (i, _) => await InsertAsync($"d{i:D4}", New("t", owner: $"部门{i % 7}")));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(() => WriteOnAsync(w, stop.Token), Ct)));

        var seen = new List<string>();
        for (QueryPlace? after = null; ;)
        {
            var page = await Sheets.QueryAsync(new DocumentQuery { SortBy = "owner", Limit = 37, After = after }, Ct);
            seen.AddRange(page.Select(s => s.Id).Where(id => id.StartsWith('d')));
            if (page.Count < 37)
            {
                break;
            }

            after = Place(page[^1], "owner");
        }

        await stop.CancelAsync();
        await writing;
        Assert.Equal(1000, seen.Count);
        Assert.Equal(1000, seen.Distinct().Count());

        async Task WriteOnAsync(int writer, CancellationToken until)
        {
            for (var i = 0; !until.IsCancellationRequested; i++)
            {
                // Others' documents come and change all the time; the sort keys of those that are counted stay.
                await InsertAsync($"w{writer}-{i}", New("t", owner: $"部门{i % 9}"));
                var id = $"d{(i * 4) + writer:D4}";
                if (await Sheets.FindAsync(id, Ct) is { } stored)
                {
                    await Sheets.ReplaceAsync(id, stored.Revision, stored.Value with { Counter = i }, Attached.Nothing, Ct);
                }
            }
        }
    }

    [Fact]
    public async Task A_question_that_does_not_fit_the_declared_keys_is_refused()
    {
        DocumentQuery[] wrong =
        [
            new DocumentQuery().And("nothing", "x"),
            new DocumentQuery().And("owner", 1L),
            new DocumentQuery().And("rank", "1"),
            new DocumentQuery().And("rank", KeyRelation.StartsWith, "1"),
            new DocumentQuery().And("owner", KeyRelation.In, "x"),
            new DocumentQuery().And("owner", KeyRelation.Exists, "yes"),
            new DocumentQuery { SortBy = "content" },
            new DocumentQuery { Limit = 0 },
            new DocumentQuery { Limit = 1001 },
        ];
        foreach (var query in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Sheets.QueryAsync(query, Ct));
        }
    }

    [Theory]
    [InlineData("rank", "x")]
    [InlineData("owner", 1L)]
    [InlineData("id", 1L)]
    public async Task A_place_that_does_not_fit_the_sort_key_is_refused_as_a_wrong_page_token(string key, object place)
    {
        var refused = await Assert.ThrowsAsync<RequestException>(
            () => Sheets.QueryAsync(new DocumentQuery { SortBy = key, After = new(place, "a") }, Ct));
        Assert.Equal(Reason.PageTokenInvalid, refused.Reason);
    }

    private static QueryPlace Place(Stored<Sheet> stored, string key) => new(
        key switch
        {
            "owner" => stored.Value.Owner,
            "rank" => stored.Value.Rank,
            _ => stored.Id,
        },
        stored.Id);

    private async Task InsertOwnersAsync(params string?[] idsAndOwners)
    {
        for (var i = 0; i < idsAndOwners.Length; i += 2)
        {
            await InsertAsync(idsAndOwners[i]!, New("t", owner: idsAndOwners[i + 1]));
        }
    }

    private async Task InsertRanksAsync(params (string Id, long? Rank)[] documents)
    {
        foreach (var (id, rank) in documents)
        {
            await InsertAsync(id, New("t", rank: rank));
        }
    }
}
