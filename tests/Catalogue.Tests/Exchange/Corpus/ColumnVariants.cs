using OpenGov.Catalogues.Exchange.Headers;

namespace OpenGov.Catalogues.Tests.Exchange.Corpus;

/// <summary>Columns that are too many, missing, or elsewhere (domain.md §1.3), and levels of items (§1.2).</summary>
public static class ColumnVariants
{
    private static readonly ExpectedItem[] Two = ExpectedItem.Of(2);

    private static readonly string[] Extras =
    [
        "五公开", "公开类别", "过程", "相应领域", "对相应领域", "事项类型", "条款内容", "依据效力(位阶)", "事项类别", "责任科室", "对应职责", "公开责任", "公开链接", "公开形式",
        "公开属性", "咨询电话", "监督举报电话", "网站所属栏目", "公开要素", "更新频次", "理由", "具体职责", "业务事项", "信息类别", "部门",
    ];

    public static IEnumerable<Variant> All =>
    [
        .. Extras.Select((extra, i) => new Variant($"多出一列“{extra}” §1.3", new OfficialTable(2).WithColumn('O', extra, "", "某某内容"), [.. Two.Select(item => item with { Remarks = $"{extra}：某某内容" })])
        {
            Notices = [$"官方目录没有的列并入了备注：{extra}"],
            Only = Variant.OneKind(i),
        }),
        new("备注和多出的列 §1.3", new OfficialTable(2).WithColumn('O', "备注", "", "见省目录").WithColumn('P', "责任科室", "", "养老科"), [.. Two.Select(item => item with { Remarks = "见省目录\n责任科室：养老科" })])
        {
            Notices = ["责任科室"],
        },
        new("不认识的列 §1.3", new OfficialTable(2).WithColumn('O', "甲乙丙", "", "丁"), Two) { Problems = ["提醒 第2行 甲乙丙（O2） 不认识的列，没有导入"] },
        new("不认识的列没有内容 §1.3", new OfficialTable(2).WithColumn('O', "甲乙丙", "", ""), Two),
        Missing("序号", 'A', Two) with { Problems = [] },
        Missing("公开内容（要素）", 'D', [.. Two.Select(item => item with { Content = "" })]),
        Missing("公开依据", 'E', [.. Two.Select(item => item with { Bases = "" })]),
        Missing("公开时限", 'F', [.. Two.Select(item => item with { TimeLimit = "" })]),
        Missing("公开主体", 'G', [.. Two.Select(item => item with { Subjects = "" })]),
        Missing("公开渠道和载体", 'H', [.. Two.Select(item => item with { Channels = "" })]),
        Missing("一级事项", 'B', [.. Two.Select(item => item with { Category = "" })]),
        Missing("公开方式·依申请", 'L', Two),
        new("公开方式在公开渠道前面 §1.3", new OfficialTable(2).Ordered("ABCDEFGKLHIJMN"), Two),
        new("公开主体在公开时限前面 §1.3", new OfficialTable(2).Ordered("ABCDEGFHIJKLMN"), Two),
        new("序号在一级和二级之间 §1.3", new OfficialTable(2).Ordered("BACDEFGHIJKLMN"), Two),
        new("列的顺序完全相反 §1.3", new OfficialTable(2).Ordered("NMLKJIHGFEDCBA"), Two),
        new("只有一级事项 §1.2", new OfficialTable(2).With("B1", "").With("C1", "公开事项").With("C2", "").WithoutColumn('B'), [.. Two.Select(item => item with { Category = "" })])
        {
            Problems = ["提醒 第2行 表头 缺少“一级事项”列"],
        },
        new("三级事项 §1.2", Levels("二级事项", "三级事项"), new("老年人补贴—养老服务事项1"), new("老年人补贴—养老服务事项2")) { Notices = ["表格有 3 级事项"] },
        new("四级目录 §1.2", Levels("二级目录", "三级目录", "四级目录"), new("老年人补贴—老年人补贴—养老服务事项1"), new("老年人补贴—老年人补贴—养老服务事项2")) { Notices = ["表格有 4 级事项"] },
        new("五级栏目 §1.2", Levels("二级栏目", "三级栏目", "四级栏目", "五级栏目").With("D3", "").With("E3", "").With("D4", "办事指南"), new("老年人补贴—养老服务事项1"), new("老年人补贴—办事指南—老年人补贴—养老服务事项2"))
        {
            Notices = ["表格有 5 级事项"],
            Problems = [],
        },
        new("六级目录，后几级空 §1.2", Levels("二级目录", "三级目录", "四级目录", "五级目录", "六级目录").With("G3", "").With("F3", "").With("E3", "").With("D3", "").With("G4", "").With("F4", "").With("E4", "").With("D4", "领取"),
            new("老年人补贴"), new("老年人补贴—领取")) { Notices = ["表格有 6 级事项"] },
        new("人指定一列不导入", new OfficialTable(2).WithColumn('O', "责任科室", "", "养老科"), Two)
        {
            Choices = new() { Columns = new Dictionary<int, TableColumn> { [14] = TableColumn.Ignored } },
            Notices = ["没有导入的列：责任科室"],
        },
        new("同样的列有两个 §1.3", new OfficialTable(2).WithColumn('O', "公开时限", "", "长期公开"), Two) { Problems = ["错误 第2行 公开时限（O2） 与 F 列都是“公开时限”"], Notices = ["没有导入的列：公开时限"] },
        new("没有表头的列有内容 §1.3", new OfficialTable(2).With("O4", "多出的内容"), Two) { Problems = ["提醒 第4行 没有表头的列（O4） 内容没有导入"] },
    ];

    private static Variant Missing(string name, char letter, ExpectedItem[] items) => new($"缺少“{name}”列 §1.3", new OfficialTable(2).WithoutColumn(letter), items)
    {
        Problems = [$"提醒 第2行 表头 缺少“{name}”列"],
    };

    /// <summary>The name moves to the last level; those between say 老年人补贴.</summary>
    private static OfficialTable Levels(params string[] levels)
    {
        var table = new OfficialTable(2);
        foreach (var level in levels.SkipLast(1).Reverse()) table.WithColumn('C', "", level, "老年人补贴");
        return table.With($"{(char)('C' + levels.Length - 1)}2", levels[^1]);
    }
}
