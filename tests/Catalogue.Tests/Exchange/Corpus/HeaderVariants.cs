using OpenGov.Catalogues.Exchange.Headers;

namespace OpenGov.Catalogues.Tests.Exchange.Corpus;

/// <summary>Headers (domain.md §1.1, §1.2).</summary>
public static class HeaderVariants
{
    private static readonly ExpectedItem[] Two = ExpectedItem.Of(2);

    /// <summary>Other words in one header cell that mean the same: address and text.</summary>
    private static readonly (string Address, string[] Texts)[] Synonyms =
    [
        ("A1", ["编 号", "序\n号"]),
        ("B1", ["事项名称", "开事项", "公开 事项"]),
        ("B2", ["一级", "一级目录", "一级栏目"]),
        ("C2", ["二级", "二级目录", "二级栏目"]),
        ("D1", ["公开内容", "公开内容(要素)", "公开内容(要素)及要求", "内容标准", "公开内容（要素）\n（“●”必选项,“〇”可选项）"]),
        ("F1", ["公开 时限", "公开\n时限", "公开　时限"]),
        ("G1", ["公开 主体", "公开主 体", "公开责任", "承办/责任科室", "责任单位"]),
        ("H1", ["公开渠道", "公开渠道 和载体", "公开形式", "公开渠道和载体（“■”为选中）"]),
        ("J2", ["特定群众", "特定对象", "特定 群体", "特定群体(请写明)"]),
        ("I2", ["全 社会", "全社 会", "社会"]),
        ("K2", ["主动公开", "主 动"]),
        ("L2", ["依申请公开", "依 申请", "申请", "依申 请公开"]),
        ("M1", ["公开方式"]),
        ("M2", ["区级", "市级", "区县级", "县(区)级", "州级县级", "东阳市级", "市级+县级"]),
        ("N2", ["乡镇级", "镇级", "镇(街)级", "镇街级", "镇街(园区)级", "街镇级", "街道"]),
    ];

    public static IEnumerable<Variant> All =>
    [
        new("官方表头 §1.1", new OfficialTable(2), Two),
        new("官方表头，合并单元格 §1.1", Merged(new OfficialTable(2)), Two),
        .. Synonyms.SelectMany(cell => cell.Texts.Select(text => (cell.Address, Text: text))).Select((cell, i) =>
            new Variant($"{cell.Address} 写作“{cell.Text.ReplaceLineEndings("⏎")}” §1.2", Merged(new OfficialTable(2).With(cell.Address, cell.Text)), Two) { Only = Variant.OneKind(i) }),
        new("没有公开事项这一组，一级二级直接在序号旁边 §1.2", new OfficialTable(2).With("B1", "一级事项").With("C1", "二级事项").With("B2", "").With("C2", ""), Two),
        new("一行表头 §1.2", OneRow(new OfficialTable(2)), Two),
        new("表头分两行写：公开内容 + （要素），公开 + 时限 §1.2", new OfficialTable(2).With("D1", "公开内容").With("D2", "（要素）").With("F1", "公开").With("F2", "时限"), Two),
        new("表头下面一行是列号 §1.2", new OfficialTable(2).WithRow(3, [.. Enumerable.Range(1, 14).Select(i => $"{i}")]), Two),
        new("第二行表头丢失 §1.2", Clear(new OfficialTable(2)), Two)
        {
            Problems =
            [
                "提醒 第1行 公开事项（B1） 按“一级事项”理解", "提醒 第1行 没有表头的列（C1） 按“二级事项”理解", "提醒 第1行 公开对象（I1） 按“公开对象·全社会”理解",
                "提醒 第1行 没有表头的列（J1） 按“公开对象·特定群体”理解", "提醒 第1行 公开方式（K1） 按“公开方式·主动”理解", "提醒 第1行 没有表头的列（L1） 按“公开方式·依申请”理解",
                "提醒 第1行 公开层级（M1） 按“公开层级·县级”理解", "提醒 第1行 没有表头的列（N1） 按“公开层级·乡级”理解",
            ],
        },
        new("错一个字：公开时眼 §1.4", new OfficialTable(2).With("F1", "公开时眼"), Two) { Problems = ["提醒 第2行 公开时眼（F2） 按“公开时限”理解"] },
        new("丢一个字：开依据 §1.2", new OfficialTable(2).With("E1", "开依据"), Two) { Problems = ["提醒 第2行 开依据（E2） 按“公开依据”理解"] },
        new("乡、村级一列 §1.2", new OfficialTable(2).With("N2", "乡、村级"), Levels("县乡村")),
        new("镇、村级一列 §1.2", new OfficialTable(2).With("N2", "镇、村级"), Levels("县乡村")),
        new("、村级，乡字丢失 §1.2", new OfficialTable(2).With("N2", "、村级"), Levels("县乡村")) { Problems = ["提醒 第2行 、村级（N2） 按“公开层级·乡、村级”理解"] },
        new("只有村级 §1.2", new OfficialTable(2).With("N2", "村级").WithoutColumn('M'), Levels("村")),
        new("县级 乡级 村级三列 §1.2", new OfficialTable(2).WithColumn('O', "", "村级", "√"), Levels("县乡村")),
        new("市级 县级 乡级三列 §1.2", new OfficialTable(2).WithColumn('M', "公开层级", "市级", "√"), Two) { Notices = ["没有导入的列：公开层级 / 市级"] },
        new("市级 区级 街镇级三列 §1.2", new OfficialTable(2).WithColumn('M', "公开层级", "市级", "√").With("N2", "区级").With("O2", "街镇级"), Two) { Notices = ["没有导入的列：公开层级 / 市级"] },
        new("没有公开层级 §1.3", new OfficialTable(2).WithoutColumn('N').WithoutColumn('M'), Levels("")) { Problems = ["提醒 第2行 表头 缺少“公开层级”的列"] },
        new("公开层级一列写文字 §1.4", new OfficialTable(2).WithoutColumn('N').With("M1", "公开层级").With("M2", "").With("M3", "县级、乡级").With("M4", "镇级"), Two[0], Two[1] with { Levels = "乡" }),
        new("公开对象一列写文字 §1.4", new OfficialTable(2).WithoutColumn('J').With("I2", "").With("I3", "全社会").With("I4", "特定群体：申请人"), Two[0], Two[1] with { Audience = "申请人" }),
        new("公开对象一列带方框 §1.5", new OfficialTable(2).WithoutColumn('J').With("I2", "").With("I3", "■全社会 □特定群体（请写明）").With("I4", "□全社会\n■特定群体：申请人"), Two[0], Two[1] with { Audience = "申请人" }),
        new("公开方式一列写文字 §1.4", new OfficialTable(2).WithoutColumn('L').With("K2", "").With("K3", "主动公开").With("K4", "■主动 ■依申请"), Two[0], Two[1] with { Methods = "主动、依申请" }),
        new("没有表头，官方列的顺序 §1.2", Headerless(new OfficialTable(2)), Two) { Problems = ["提醒 文件 没有找到表头"] },
        new("没有表头，十列写文字 §1.1", Headerless(Words()), [.. Two.Select(item => item with { Category = "" })]) { Problems = ["提醒 文件 没有找到表头"] },
        new("人指定了列的含义", new OfficialTable(2).With("D1", "甲").With("G1", "乙").WithColumn('O', "丙", "", "丁"), Two)
        {
            Choices = new() { Columns = new Dictionary<int, TableColumn> { [3] = TableColumn.Content, [6] = TableColumn.Subjects, [14] = TableColumn.Ignored } },
            Notices = ["没有导入的列：丙"],
        },
    ];

    internal static OfficialTable Merged(OfficialTable table) => table.Merge("A1:A2").Merge("B1:C1").Merge("I1:J1").Merge("K1:L1").Merge("M1:N1");

    private static ExpectedItem[] Levels(string levels) => [.. Two.Select(item => item with { Levels = levels })];

    private static OfficialTable OneRow(OfficialTable table)
    {
        for (var i = 0; i < 14; i++)
        {
            if (table.Rows[1][i].Length > 0) table.Rows[0][i] = table.Rows[1][i];
        }

        table.Rows.RemoveAt(1);
        return table;
    }

    private static OfficialTable Clear(OfficialTable table)
    {
        table.Rows.RemoveAt(1);
        return table;
    }

    private static OfficialTable Headerless(OfficialTable table)
    {
        table.Rows.RemoveRange(0, 2);
        return table;
    }

    private static OfficialTable Words()
    {
        var table = new OfficialTable(2);
        foreach (var row in table.Rows.Skip(2)) (row[8], row[10], row[12]) = ("全社会", "主动", "县级、乡级");
        return table.Ordered("ACDEFGHIKM");
    }
}
