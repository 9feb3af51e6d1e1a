using OpenGov.Catalogues.Elements;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Tests.Exchange;

/// <summary>Each thing wrong with a table is named with its cell, and nothing of the file is taken over.</summary>
public sealed class TableProblemTests
{
    /// <summary>Kind, address, what is written there, the field named, and a part of the description.</summary>
    public static TheoryData<string, string, string, string, string> WrongCells
    {
        get
        {
            (string Address, string Text, string Field, string Part)[] wrong =
            [
                ("B4", "", "第4行 一级事项（B4）", "同上"),
                ("C4", " ", "第4行 二级事项（C4）", "不能为空"),
                ("D4", "", "第4行 公开内容（要素）（D4）", "不能为空"),
                ("E4", "", "第4行 公开依据（E4）", "不能为空"),
                ("F4", "", "第4行 公开时限（F4）", "不能为空"),
                ("G4", "", "第4行 公开主体（G4）", "不能为空"),
                ("H4", "", "第4行 公开渠道和载体（H4）", "不能为空"),
                ("H4", "□政府网站\n□政府公报", "第4行 公开渠道和载体（H4）", "不能为空"),
                ("H4", "■政府网站\n☒政府公报", "第4行 公开渠道和载体（H4）", "“☒政府公报”前的标记不认识"),
                ("H4", "■政府网站\n政府公报", "第4行 公开渠道和载体（H4）", "可能丢失了勾选"),
                ("H4", "■某某平台", "第4行 公开渠道和载体（H4）", "“某某平台”不是标准渠道"),
                ("H4", "■其他", "第4行 公开渠道和载体（H4）", "写明名称"),
                ("I4", "", "第4行 公开对象·全社会（I4）", "丢失了勾选"),
                ("I4", "?", "第4行 公开对象·全社会（I4）", "不认识的标记“?”"),
                ("J4", "√", "第4行 公开对象·特定群体（J4）", "写明是哪些人"),
                ("J4", "??", "第4行 公开对象·特定群体（J4）", "无法识别“??”"),
                ("K4", "", "第4行 公开方式·主动（K4）", "丢失了勾选"),
                ("K4", "v", "第4行 公开方式·主动（K4）", "不认识的标记“v”"),
                ("L4", "×?", "第4行 公开方式·依申请（L4）", "不认识的标记"),
                ("N4", "县级", "第4行 公开层级·乡级（N4）", "不认识的标记“县级”"),
                ("B4", new string('长', ElementLimits.CategoryLength + 1), "第4行 一级事项（B4）", "不能超过 100 个字，现有 101 个字"),
                ("C4", new string('长', ElementLimits.NameLength + 1), "第4行 二级事项（C4）", "不能超过 200 个字"),
                ("D4", new string('长', ElementLimits.ContentLength + 1), "第4行 公开内容（要素）（D4）", "不能超过 4000 个字"),
                ("D4", new string('长', 20_000), "第4行 公开内容（要素）（D4）", "文字过长"),
                ("E4", new string('长', ElementLimits.BasisLength + 1), "第4行 公开依据（E4）", "第1项：不能超过 300 个字"),
                ("E4", string.Concat(Enumerable.Range(0, 31).Select(i => $"《第{i}法》")), "第4行 公开依据（E4）", "不能超过 30 项"),
                ("E4", "《甲法》、同上", "第4行 公开依据（E4）", "第2项：不能写“同上”"),
                ("F4", new string('长', ElementLimits.TimeLimitLength + 1), "第4行 公开时限（F4）", "不能超过 500 个字"),
                ("G4", "区民政局、" + new string('长', ElementLimits.SubjectLength + 1), "第4行 公开主体（G4）", "第2项：不能超过 60 个字"),
                ("J4", new string('长', ElementLimits.SpecificGroupsLength + 1), "第4行 公开对象·特定群体（J4）", "不能超过 200 个字"),
                ("C4", "养老服务\n事项1", "第4行 二级事项（C4）", "与第3行重复"),
                ("F3", "同上", "第3行 公开时限（F3）", "第一行不能写“同上”"),
                ("O4", "多出的内容", "第4行 没有表头的列（O4）", "没有表头"),
            ];
            var data = new TheoryData<string, string, string, string, string>();
            foreach (var cell in wrong)
            {
                // A record of an xls holds about 4,000 characters.
                foreach (var kind in OfficialTableTests.Kinds.Select(kind => kind.Data).Where(kind => kind != "xls" || cell.Text.Length <= 4_000))
                {
                    data.Add(kind, cell.Address, cell.Text, cell.Field, cell.Part);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WrongCells))]
    public void A_wrong_cell_is_named_with_its_address(string kind, string address, string text, string field, string part)
    {
        var violation = Assert.Single(Refused(new OfficialTable().With(address, text), kind).Violations);
        Assert.Equal(field, violation.Field);
        Assert.Contains(part, violation.Description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void Ditto_below_a_wrong_cell_is_not_named_again(string kind) => Assert.Equal(
        "第3行 公开主体（G3）", Assert.Single(Refused(new OfficialTable().With("G3", "").With("G4", "区民政局").With("G5", "同上"), kind).Violations).Field);

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void Both_levels_blank_may_be_lost_ticks(string kind) =>
        AssertOne(new OfficialTable().With("M4", "").With("N4", ""), kind, "第4行 公开层级·县级（M4）", "公开层级一个也没有标记");

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void Every_problem_of_every_row_is_named_at_once(string kind)
    {
        var refusal = Refused(new OfficialTable().With("D3", "").With("G4", "").With("H5", "?政府网站").With("K5", ""), kind);
        Assert.Equal(
            ["第3行 公开内容（要素）（D3）", "第4行 公开主体（G4）", "第5行 公开渠道和载体（H5）", "第5行 公开方式·主动（K5）"],
            refusal.Violations.Select(violation => violation.Field));
        Assert.StartsWith("表格没有导入，共 4 处问题：第3行 公开内容", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void The_list_of_problems_is_bounded_and_says_so(string kind)
    {
        var table = new OfficialTable(150);
        for (var i = 3; i <= 152; i++) table[$"D{i}"] = "";
        var violations = Refused(table, kind).Violations;
        Assert.Equal(101, violations.Count);
        Assert.Equal(new Violation("文件", "另有 50 处问题没有列出，请改正后再导入"), violations[^1]);
    }

    [Theory]
    [InlineData('B', "缺少“一级事项”列")]
    [InlineData('E', "缺少“公开依据”列")]
    [InlineData('G', "缺少“公开主体”列")]
    [InlineData('J', "缺少“公开对象·特定群体”列")]
    [InlineData('L', "缺少“公开方式·依申请”列")]
    public void A_missing_column_is_named(char letter, string description)
    {
        foreach (var kind in new[] { "csv", "xlsx" }) AssertOne(new OfficialTable().WithoutColumn(letter), kind, "第2行 表头", description);
    }

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void At_least_one_level_column_is_needed(string kind)
    {
        Assert.Equal(3, new OfficialTable().WithoutColumn('M').Import(kind).Items.Count);
        AssertOne(new OfficialTable().WithoutColumn('N').WithoutColumn('M'), kind, "第2行 表头", "缺少“公开层级”的列（县级、乡级、村级至少一列）");
    }

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void An_unknown_column_is_named(string kind) =>
        AssertOne(new OfficialTable().With("O1", "甲乙丙").With("O4", "丁"), kind, "第2行 甲乙丙（O2）", "不认识的列");

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void A_column_may_not_come_twice(string kind) =>
        AssertOne(new OfficialTable().With("O2", "区级"), kind, "第2行 公开层级·县级（O2）", "与 M 列都是“公开层级·县级”");

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void A_legend_that_says_something_else_is_asked_about(string kind) =>
        AssertOne(new OfficialTable().With("H1", "公开渠道和载体（标“■”的至少选一种）"), kind, "第2行 公开渠道和载体（H2）", "方框的说明无法识别");

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void A_row_of_one_cell_is_no_item(string kind)
    {
        var table = new OfficialTable();
        table.Rows.Add(["4", "注：本目录由区民政局编制"]);
        AssertOne(table, kind, "第6行 二级事项（C6）", "只有一个格子有内容");
    }

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void A_table_without_items_is_refused(string kind) => AssertOne(new OfficialTable(0), kind, "文件", "没有公开事项");

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void A_table_without_a_header_is_refused(string kind)
    {
        var table = new OfficialTable();
        table.Rows.RemoveRange(0, 2);
        AssertOne(table, kind, "文件", "没有找到表头");
    }

    [Theory]
    [MemberData(nameof(OfficialTableTests.Kinds), MemberType = typeof(OfficialTableTests))]
    public void At_most_2000_items_are_taken(string kind)
    {
        Assert.Equal(2_000, new OfficialTable(2_000).Import(kind).Items.Count);
        AssertOne(new OfficialTable(2_001), kind, "文件", "有 2001 个公开事项，超过 2000 个");
    }

    [Fact]
    public void All_texts_together_are_bounded()
    {
        var table = new OfficialTable(1_001);
        for (var i = 3; i <= 1_003; i++) table[$"D{i}"] = new string((char)('一' + (i * 7)), 2_000) + new string('长', 2_000);
        AssertOne(table, "xlsx", "文件", "全部文字超过 4000000 个字");
    }

    private static void AssertOne(OfficialTable table, string kind, string field, string part)
    {
        var violation = Assert.Single(Refused(table, kind).Violations);
        Assert.Equal(field, violation.Field);
        Assert.Contains(part, violation.Description, StringComparison.Ordinal);
    }

    private static RequestException Refused(OfficialTable table, string kind)
    {
        var refusal = Assert.Throws<RequestException>(() => table.Import(kind));
        Assert.Equal(Reason.TableUnreadable, refusal.Reason);
        return refusal;
    }
}
