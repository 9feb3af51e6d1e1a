using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Screens.Editing;

namespace OpenGov.Screens.Tests;

/// <summary>A cell shows an element and is read back as the same.</summary>
public class CellTextTests
{
    private static readonly string[] Groups = ["", "低保申请人", "申请人；利害关系人"];
    private static readonly DisclosureMethod[][] Methods = [[], [DisclosureMethod.Proactive], [DisclosureMethod.OnRequest], [DisclosureMethod.Proactive, DisclosureMethod.OnRequest]];
    private static readonly Level[][] Levels = [[], [Level.County], [Level.County, Level.Township, Level.Village]];

    [Fact]
    public void What_a_cell_shows_is_read_back_as_the_same_element()
    {
        foreach (var item in Items())
        {
            foreach (var column in Column.All)
            {
                var back = new CatalogueItem();
                Assert.Null(CellText.Write(back, column, CellText.Of(item, column)));
                Assert.Equal(CellText.Of(item, column), CellText.Of(back, column));
                Assert.Equal(Element(item, column), Element(back, column));
            }
        }
    }

    [Fact]
    public void Writing_one_column_leaves_the_others_alone()
    {
        foreach (var column in Column.All)
        {
            var (item, before) = (Items().First(), Items().First());
            CellText.Write(item, column, CellText.Of(Items().Last(), column));
            Assert.All(Column.All.Where(other => other != column), other => Assert.Equal(Element(before, other), Element(item, other)));
        }
    }

    [Theory]
    [InlineData("methods", "随便", "看不懂“随便”")]
    [InlineData("levels", "县级、省级", "看不懂“省级”")]
    [InlineData("audience", "大家", "看不懂“大家”")]
    [InlineData("audience", "特定群体", "请写明是哪些特定群体")]
    [InlineData("name", " ", "名称不能为空")]
    public void What_a_cell_cannot_mean_is_refused_with_what_is_allowed(string column, string text, string problem) =>
        Assert.Contains(problem, CellText.Write(new(), Column.All.Single(one => one.Field == column), text), StringComparison.Ordinal);

    [Theory]
    [InlineData("methods", "主动公开，依申请公开", "主动、依申请")]
    [InlineData("levels", "区级;街道", "县级、乡级")]
    [InlineData("levels", "县级、县级", "县级")]
    [InlineData("channels", "政府网站\r\n\r\n办税服务厅(可选)", "政府网站\n办税服务厅（可选）")]
    [InlineData("audience", "全社会 特定群体: 申请人", "全社会；特定群体：申请人")]
    [InlineData("subjects", "区民政局、各街道办事处", "区民政局、各街道办事处")]
    public void What_people_write_is_understood(string column, string text, string shown)
    {
        var (item, one) = (new CatalogueItem(), Column.All.Single(each => each.Field == column));
        Assert.Null(CellText.Write(item, one, text));
        Assert.Equal(shown, CellText.Of(item, one));
    }

    [Fact]
    public void A_name_with_a_comma_stays_one_subject()
    {
        var item = new CatalogueItem();
        CellText.Write(item, Column.OfPath("subjects")!, "区民政局，养老科、区财政局");
        Assert.Equal(["区民政局，养老科", "区财政局"], item.Subjects.Select(subject => subject.Name));
    }

    [Theory]
    [InlineData("timeLimit.text", "time_limit")]
    [InlineData("subjects[2].name", "subjects")]
    [InlineData("name", "name")]
    [InlineData("names", null)]
    [InlineData("items", null)]
    public void A_finding_finds_its_column(string path, string? column) => Assert.Equal(column, Column.OfPath(path)?.Field);

    private static IEnumerable<CatalogueItem> Items() =>
        from whole in new[] { true, false }
        from groups in Groups
        from methods in Methods
        from levels in Levels
        from use in new[] { ChannelUse.Required, ChannelUse.Optional }
        select new CatalogueItem
        {
            Category = "类别",
            Name = "名称",
            Content = "第一行\n第二行",
            Bases = { new LegalBasisCitation { Text = "《甲法》、《乙法》第一条" }, new LegalBasisCitation { Text = "《丙办法》（国办发〔2019〕5号）" } },
            TimeLimit = new() { Text = "信息形成之日起20个工作日内" },
            Subjects = { new Subject { Name = "区民政局" }, new Subject { Name = "各街道办事处" } },
            Channels = { Enum.GetValues<ChannelKind>().Where(kind => kind != ChannelKind.Unspecified).Select(kind => Channel(kind, use)) },
            Audience = new() { WholeSociety = whole, SpecificGroups = groups },
            Methods = { methods },
            Levels = { levels },
            Remarks = "备注",
        };

    private static Channel Channel(ChannelKind kind, ChannelUse use) => new() { Kind = kind, Use = use, Name = kind == ChannelKind.Other ? "办税服务厅" : "" };

    private static string? Element(CatalogueItem item, Column column) => column.Field switch
    {
        "bases" => item.Bases.ToString(),
        "subjects" => item.Subjects.ToString(),
        "channels" => item.Channels.ToString(),
        "audience" => item.Audience?.ToString(),
        "methods" => item.Methods.ToString(),
        "levels" => item.Levels.ToString(),
        _ => CellText.Of(item, column),
    };
}
