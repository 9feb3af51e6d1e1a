using System.Text;
using System.Text.Json;
using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Tests.Documents;

public abstract partial class DocumentsContract
{
    public static TheoryData<string> Texts { get; } =
    [
        "",
        "重大建设项目：批准服务信息（含“变更”）",
        "生僻字 \U00020BB7\U0002A6D6 与表情 \U0001F600\U0001F468\u200D\U0001F469",
        "quote \" backslash \\ slash / tab \t line \r\n control \u0001 zero \0 end",
        "<b>&amp;</b> 'x' \u2028\u2029 \uFEFF",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_comes_back_as_it_was_also_as_key_id_and_member_name(string text)
    {
        var sheet = New(text, owner: text) with
        {
            Rows = [new(text, text, 1, [text, text])],
            Notes = new Dictionary<string, string> { ["$" + text] = text, ["a.b%00" + text] = "x", ["%24"] = "y", ["$$"] = "z" },
        };
        await InsertAsync("编号" + text, sheet);
        var found = (await Sheets.FindAsync("编号" + text, Ct))!.Value;

        Assert.Equal(text, found.Title);
        Assert.Equal(text, found.Rows[0].Channels[1]);
        Assert.Equal(sheet.Notes.OrderBy(n => n.Key, StringComparer.Ordinal), found.Notes.OrderBy(n => n.Key, StringComparer.Ordinal));
        Assert.Equal("编号" + text, Assert.Single(await Sheets.QueryAsync(new DocumentQuery().And("owner", text), Ct)).Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MaxValue + 1L)]
    [InlineData(int.MinValue - 1L)]
    [InlineData((1L << 53) + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task Whole_numbers_keep_their_value(long number)
    {
        await InsertAsync("a", New("t", rank: number) with { Counter = number });
        var found = (await Sheets.FindAsync("a", Ct))!.Value;

        Assert.Equal((number, number), (found.Counter, found.Rank));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0)]
    [InlineData(-0.0)]
    [InlineData(1.0 / 3)]
    [InlineData(1e16)]
    [InlineData(1e300)]
    [InlineData(123456789012345680000.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    public async Task Real_numbers_keep_every_bit(double number)
    {
        await InsertAsync("a", New("t") with { Ratio = number });

        Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((await Sheets.FindAsync("a", Ct))!.Value.Ratio));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("1.10")]
    [InlineData("-12345678901234567.890")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("100000000000000000000")]
    public async Task Decimals_keep_every_digit(string digits)
    {
        var number = decimal.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        await InsertAsync("a", New("t") with { Amount = number });
        var found = (await Sheets.FindAsync("a", Ct))!.Value.Amount;

        Assert.Equal(digits, found.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Days_instants_enums_and_nulls_come_back_and_what_is_computed_is_not_stored()
    {
        var sheet = New("t") with
        {
            Day = new DateOnly(2024, 2, 29),
            At = new DateTimeOffset(2024, 12, 31, 23, 59, 59, 999, 123, TimeSpan.FromHours(8)).AddTicks(7),
            Kind = SheetKind.PublicOnRequest,
        };
        await InsertAsync("a", sheet);
        var found = (await Sheets.FindAsync("a", Ct))!.Value;

        Assert.Equal((sheet.Day, sheet.At, sheet.At!.Value.Offset, sheet.Kind), (found.Day, found.At, found.At!.Value.Offset, found.Kind));
        Assert.Equal((null, null, "t!"), (found.Owner, found.Rank, found.Computed));
        var json = Encoding.UTF8.GetString(DocumentRules.Serialise(Sheet.Type(), sheet));
        Assert.Contains("\"kind\":\"publicOnRequest\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("computed", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_two_thousand_items_comes_back_whole()
    {
        var rows = Enumerable.Range(0, 2000).Select(i => new SheetRow($"事项{i}", new string((char)('一' + i), 200), i, ["政府网站", "公开查阅点"])).ToList();
        await InsertAsync("a", New("t") with { Rows = rows });
        var found = (await Sheets.FindAsync("a", Ct))!.Value;

        Assert.Equal(JsonSerializer.Serialize(rows, DocumentJson.Options), JsonSerializer.Serialize(found.Rows, DocumentJson.Options));
    }

    [Fact]
    public async Task A_document_over_12_MiB_is_refused_and_one_just_below_is_kept()
    {
        await InsertAsync("a", New("small"));
        var tooLarge = New(new string('x', 12 * 1024 * 1024));
        var inserted = await Assert.ThrowsAsync<DocumentTooLargeException>(() => Sheets.InsertAsync("b", tooLarge, Happened("lost"), Ct));
        await Assert.ThrowsAsync<DocumentTooLargeException>(() => Sheets.ReplaceAsync("a", 1, tooLarge, Happened("lost"), Ct));

        Assert.Equal(12 * 1024 * 1024, inserted.Limit);
        Assert.Equal("small", (await Sheets.FindAsync("a", Ct))!.Value.Title);
        Assert.Empty(await PendingAsync());

        var fitting = New("t") with { Rows = [new("n", new string('长', (4 * 1024 * 1024) - 1000), 1, [])] };
        await Sheets.ReplaceAsync("a", 1, fitting, Happened("kept"), Ct);
        Assert.Equal(fitting.Rows[0].Content, (await Sheets.FindAsync("a", Ct))!.Value.Rows[0].Content);
    }

    [Fact]
    public async Task Large_answers_beside_a_large_document_never_make_it_unwritable()
    {
        var answer = new byte[1024 * 1024];
        new Random(7).NextBytes(answer);
        await InsertAsync("a", New(new string('x', 4 * 1024 * 1024)));
        for (var i = 1; i <= 14; i++)
        {
            await Sheets.ReplaceAsync("a", i, New(new string('y', 4 * 1024 * 1024)), new Attached([], new StoredAnswer($"me/{i}", "q", answer)), Ct);
        }

        Assert.Equal(answer, (await Sheets.FindAnswerAsync("a", "me/14", Ct))!.Bytes);
    }
}
