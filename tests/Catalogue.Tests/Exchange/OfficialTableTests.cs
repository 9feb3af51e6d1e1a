using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Tests.Exchange;

public sealed class OfficialTableTests
{
    public static TheoryData<string> Kinds => ["csv", "xlsx", "xls", "docx", "html"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_element_of_a_row_becomes_a_typed_value(string kind)
    {
        var table = new OfficialTable(1).With("J3", "申请人").With("O1", "备注").With("O3", "参照省级目录").Import(kind);
        var item = Assert.Single(table.Items);
        Assert.Empty(table.Notices);
        Assert.Equal(("养老服务业务办理", "养老服务事项1", "办理条件\n办理材料"), (item.Category, item.Name, item.Content));
        Assert.Equal(
            [
                new LegalBasisCitation("《养老机构管理办法》（民政部令第66号）", "养老机构管理办法", "民政部令第66号"),
                new LegalBasisCitation("《国务院办公厅关于推进养老服务发展的意见》（国办发[2019]5号）", "国务院办公厅关于推进养老服务发展的意见", "国办发〔2019〕5号"),
            ],
            item.Bases);
        Assert.Equal(TimeLimitParser.Parse("制定或获取信息之日起10个工作日内"), item.TimeLimit);
        Assert.Equal(["区民政局", "各街道办事处"], item.Subjects);
        Assert.Equal([DisclosureMethod.Proactive], item.Methods);
        Assert.Equal(
            ["政府网站", "两微一端", "公开查阅点", "社区/企事业单位/村公示栏（电子屏）", "信用中国"],
            item.Channels.Select(ChannelNames.Of));
        Assert.Equal(new Audience(true, "申请人"), item.Audience);
        Assert.Equal([Level.County, Level.Township], item.Levels);
        Assert.Equal("参照省级目录", item.Remarks);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Items_keep_the_order_of_the_rows(string kind) =>
        Assert.Equal(["养老服务事项1", "养老服务事项2", "养老服务事项3"], new OfficialTable(3).Import(kind).Items.Select(item => item.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Blank_rows_and_rows_above_the_header_are_passed_over(string kind)
    {
        var table = new OfficialTable(2);
        table.Rows.Insert(0, ["长安区养老服务领域基层政务公开标准目录"]);
        table.Rows.Insert(4, ["", "", " "]);
        table.Rows.Add([]);
        Assert.Equal(2, table.Import(kind).Items.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Ditto_is_what_the_row_above_says(string kind)
    {
        var items = new OfficialTable(3)
            .With("B4", "同上").With("B5", "同 上").With("E3", "《甲法》").With("E4", "同上").With("E5", "同上").With("H4", "同上").With("I4", "〃").Import(kind).Items;
        Assert.All(items, item => Assert.Equal("养老服务业务办理", item.Category));
        Assert.All(items, item => Assert.Equal("甲法", Assert.Single(item.Bases).Title));
        Assert.Equal(items[0].Channels, items[1].Channels);
        Assert.True(items[1].Audience.WholeSociety);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Headers_are_told_by_their_words_and_not_by_position(string kind)
    {
        var table = new OfficialTable(2)
            .With("D1", "公开内容(要素)").With("F1", "公开\n时 限").With("G1", "公开 主体").With("H1", "公开渠道").With("I2", "全 社会")
            .With("J2", "特定群体（请写明）").With("K2", "主动公开").With("L2", "依 申请").With("M2", "区级").With("N2", "镇（街）级");
        var expected = new OfficialTable(2).Import(kind).Items;
        AssertSame(expected, table.Import(kind).Items);
        foreach (var row in table.Rows) row.Reverse();
        AssertSame(expected, table.Import(kind).Items);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_header_row_is_enough_when_it_names_every_column(string kind)
    {
        var table = new OfficialTable(2);
        for (var i = 0; i < 14; i++)
        {
            if (table.Rows[1][i].Length > 0) table.Rows[0][i] = table.Rows[1][i];
        }

        table.Rows.RemoveAt(1);
        Assert.Equal(2, table.Import(kind).Items.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Village_levels_have_columns_of_their_own_or_share_one(string kind)
    {
        Assert.Equal([Level.County, Level.Village], Assert.Single(new OfficialTable(1).With("N2", "村级").Import(kind).Items).Levels);
        Assert.Equal([Level.County, Level.Township, Level.Village], Assert.Single(new OfficialTable(1).With("N2", "乡、村级").Import(kind).Items).Levels);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_header_may_say_that_an_empty_box_is_optional(string kind)
    {
        var item = Assert.Single(new OfficialTable(1)
            .With("H1", "公开渠道和载体（“■”必选项，“□”可选项）").With("H3", "■政府网站□政府公报").Import(kind).Items);
        Assert.Equal([ChannelUse.Required, ChannelUse.Optional], item.Channels.Select(channel => channel.Use));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_written_reads_back_the_same(string kind)
    {
        var items = new OfficialTable(3).With("F4", "长期公开").With("J5", "申请人").With("I5", "").Import(kind).Items;
        var written = new OfficialTable(3);
        for (var i = 0; i < items.Count; i++)
        {
            written.Rows[i + 2][4] = LegalBasisParser.Render(items[i].Bases);
            written.Rows[i + 2][5] = items[i].TimeLimit.Text;
            written.Rows[i + 2][6] = SubjectParser.Render(items[i].Subjects);
            written.Rows[i + 2][7] = ChannelParser.Render(items[i].Channels);
            written.Rows[i + 2][8] = items[i].Audience.WholeSociety ? "√" : "";
            written.Rows[i + 2][9] = items[i].Audience.SpecificGroups;
        }

        AssertSame(items, written.Import(kind).Items);
    }

    private static void AssertSame(IReadOnlyList<ItemElements> expected, IReadOnlyList<ItemElements> actual) =>
        Assert.Equivalent(expected, actual, strict: true);
}
