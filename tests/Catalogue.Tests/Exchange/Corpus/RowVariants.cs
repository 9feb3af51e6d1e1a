namespace OpenGov.Catalogues.Tests.Exchange.Corpus;

/// <summary>Rows: titles, repeated headers, merges, ditto, items over several rows (domain.md §1.4).</summary>
public static class RowVariants
{
    private static readonly ExpectedItem[] Two = ExpectedItem.Of(2);
    private static readonly ExpectedItem[] Three = ExpectedItem.Of(3);

    public static IEnumerable<Variant> All =>
    [
        new("标题行在表头上面 §1.4", new OfficialTable(2).WithRow(1, "长安区养老服务领域基层政务公开标准目录").Merge("A1:N1"), Two),
        new("标题和填表单位两行 §1.4", new OfficialTable(2).WithRow(1, "养老服务领域基层政务公开标准目录").WithRow(2, "填表单位：区民政局", "", "", "2021年3月"), Two),
        new("每页重复表头 §1.4", Repeated(new OfficialTable(3), 5), Three),
        new("每页重复标题和表头 §1.4", Repeated(new OfficialTable(3), 5, "养老服务领域基层政务公开标准目录").WithRow(1, "养老服务领域基层政务公开标准目录"), Three),
        new("空行 §1.4", new OfficialTable(2).WithRow(4, "", " ", "　"), Two),
        new("最后一行是注 §1.4", new OfficialTable(2).WithRow(5, "注：本目录由区民政局编制"), Two) { Problems = ["提醒 第5行 二级事项（C5） 只有一个格子有内容"] },
        new("同上 §1.4", new OfficialTable(3).With("E4", "同上").With("E5", "同 上").With("F4", "同上").With("H4", "同上。").With("H5", "〃"), Three),
        new("一级事项和依据竖向合并 §1.4", new OfficialTable(3).With("B4", "").With("B5", "").With("E4", "").Merge("B3:B5").Merge("E3:E4"), Three),
        new("时限主体渠道竖向合并 §1.4", new OfficialTable(3).With("F4", "").With("F5", "").With("G4", "").With("H4", "").With("H5", "").Merge("F3:F5").Merge("G3:G4").Merge("H3:H5"), Three),
        new("勾选竖向合并 §1.4", new OfficialTable(3).With("I4", "").With("I5", "").With("K4", "").With("K5", "").Merge("I3:I5").Merge("K3:K5"), Three),
        new("一级事项只写在第一行 §1.4", new OfficialTable(3).With("B4", "").With("B5", ""), Three) { Problems = ["提醒 第4行 一级事项（B4） 一级事项为空，到第5行都按上面的“养老服务业务办理”理解"] },
        new("一级事项只写在每页第一行 §1.4", Repeated(new OfficialTable(4).With("B4", "").With("B6", ""), 5), ExpectedItem.Of(4))
        {
            Problems = ["提醒 第4行 一级事项（B4） 一级事项为空，按上面的", "提醒 第8行 一级事项（B8） 一级事项为空，按上面的"],
        },
        new("一项占几行，事项合并 §1.4", Spread(new OfficialTable(2)).Merge("A3:A5").Merge("B3:B5").Merge("C3:C5").Merge("E3:E5").Merge("F3:F5").Merge("G3:G5").Merge("H3:H5").Merge("I3:I5").Merge("K3:K5").Merge("M3:M5").Merge("N3:N5"),
            Two[0] with { Content = "①一般公共预算\n②政府性基金\n③转移支付" }, Two[1]) { Notices = ["有 1 个事项各占几行"] },
        new("一项占几行，下面几行只有内容 §1.4", Spread(new OfficialTable(2)), Two[0] with { Content = "①一般公共预算\n②政府性基金\n③转移支付" }, Two[1])
        {
            Problems = ["提醒 第4行 二级事项（C4） 没有事项名称，已并入第3行的事项", "提醒 第5行 二级事项（C5） 没有事项名称，已并入第3行的事项"],
            Notices = ["有 1 个事项各占几行"],
        },
        new("序号0101、1.2、跳号、从2开始 §1.4", new OfficialTable(3).With("A3", "0101").With("A4", "1.2").With("A5", "22"), Three),
        new("同一事项列了两次 §1.4", new OfficialTable(2).With("C4", "养老服务\n事项1"), Two[0], Two[0]) { Problems = ["提醒 第4行 二级事项（C4） 与第3行重复"] },
        new("三级事项，二级合并 §1.4", Level3Merged(), new("老年人补贴—养老服务事项1"), new("老年人补贴—养老服务事项2")) { Notices = ["表格有 3 级事项"] },
    ];

    /// <summary>The header again before a row, with a title above if there is one.</summary>
    private static OfficialTable Repeated(OfficialTable table, int before, string title = "")
    {
        table.WithRow(before, [.. table.Rows[1]]).WithRow(before, [.. table.Rows[0]]);
        return title.Length > 0 ? table.WithRow(before, title) : table;
    }

    private static OfficialTable Spread(OfficialTable table) =>
        table.With("D3", "①一般公共预算").WithRow(4, "", "", "", "②政府性基金", "", "", "", "", "", "", "", "", "", "").WithRow(5, "", "", "", "③转移支付", "", "", "", "", "", "", "", "", "", "");

    private static OfficialTable Level3Merged() =>
        new OfficialTable(2).WithColumn('C', "", "二级事项", "老年人补贴", "").With("D2", "三级事项").With("B4", "").Merge("B3:B4").Merge("C3:C4");
}
