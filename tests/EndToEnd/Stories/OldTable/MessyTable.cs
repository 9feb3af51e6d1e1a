using OpenGov.Testing;

namespace OpenGov.EndToEnd.Stories.OldTable;

/// <summary>
/// 区民政局's table of 社会救助 as it has lain in Word for years: merged cells, 同上, two kinds of ticks whose meaning the header tells, lines
/// broken inside words, a header again on the second page, a column nobody else has, and what scanning and templates have left in it.
/// </summary>
internal static class MessyTable
{
    public const string FileName = "社会救助标准目录（旧）.docx";

    /// <summary>The column that only this table has, and the cell in which a tick became a question mark.</summary>
    public const string OwnColumn = "O";

    public const string LostTick = "I4";

    public const string ServiceCategory = "社会救助服务";

    // A cell that goes on from the one above.
    private const string Above = "↑";

    private const string Channels = "☑政府网站\n□政府公报\n☑两微一端\n□发布会/听证会\n□广播电视\n□纸质媒体\n☑公开查询点\n□政务服务中心\n□便民服务站\n□入户/现场\n"
        + "☑社区/企事业单位/村公\n示栏（电子屏）\n□精准推送\n□其他（基层公共服务平台）";

    private static readonly string[][] Header =
    [
        ["序\n号", "公开事项", "公开事项", "公开内容\n(要素)", "公开依据", "公开时眼", "公开 主体", "公开渠道和载体\n（“☑”必选项，“□”可选项）",
            "公开对象", "公开对象", "公开方式", "公开方式", "公开层级", "公开层级", "科室核对"],
        [Above, "一级事项", "二级事项", Above, Above, Above, Above, Above, "全社\n会", "特定群体\n（请写明）", "主动", "依申\n请", "区级", "镇街级", Above],
    ];

    private static readonly string[][] FirstPage =
    [
        ["1", "综合业务", "社会救助政策\n法规文件", "国家和省市规定；本区实施细则；文件效力状态", "1.《社会救助暂行办法》（国令第649号）\n2.《中华人民共和国政府信息公开条例》",
            "制定或获取文件之\n日起10个 工作日内", "区民政局、各街道办事处", Channels, "√", "", "√", "", "√", "√", "已核"],
        ["2", Above, "监督检查", "救助服务热线；监督举报电话029-85280000；检查结果", "同上", "同上", "同上", "同 上", "？", "", "√", "", "√", "√", ""],
        ["3", "最低生活保障", "政策法规文件", "低保审核确认办法；城乡低保標准；标准调整说明", "《最低生活保障审核确认办法》（民发[2021]57号）",
            "制定或获取文件之日起10个工作日内", "区民政局\n各街道办事处", "同上", "√", "", "√", "", "√", "√", ""],
        ["4", Above, "办事指南", "申请条件和材料；入户核对程序；确认时限；经办人手机13812345678", Above, "制定或获取信息之日起10个工作日内", Above, "同上", "√", "", "√", "", "√", "√", "已核"],
        ["5", Above, "审核信息", "①受理与调查结果", Above, "制定或获取信息之日起10个工作日内，公示7个工作日", Above, "同上", "", "申请人所在村（社区）居民", "√", "", "√", "√", ""],
        [Above, Above, Above, "②公示起止日期和异议渠道", Above, Above, Above, Above, Above, Above, Above, Above, Above, Above, Above],
        ["6", Above, "审批信息", "低保对象名单；保障人口数；停发原因；监督电话", Above, "", Above, "同上", "√", "", "√", "", "√", "√", ""],
    ];

    private static readonly string[][] SecondPage =
    [
        ["7", "特困人员救助供养", "政策法规文件", "认定条件；基本生活标准；照料护理标准", "《国务院关于进一步健全特困人员救助供养制度的意见》（国发〔201614号）",
            "制定或获取文件之日起10个工作日内", "XX县民政局", "同上", "√", "", "√", "", "√", "√", ""],
        ["8", Above, "办事指南", "认定条件；材料清单；生活自理能力评估", "同 上", "20个工作日", "区民政局、各街道办事处", "同上", "√", "", "√", "", "√", "√", ""],
        ["9", Above, "审核信息", "受理情况；入户核查结果；公示期", "《特困人员认定办法》（民发〔2021〕43号）", "制定或获取信息之日起10个工作日内，公示7个工作日", "同上", "同上",
            "", "申请人所在村（社区）居民", "√", "", "√", "√", ""],
        ["10", Above, "审批信息", "特困人员名单；供养标\uFFFD；终止供养人员名单", "同上", "同上", "同上", "同上", "√", "", "√", "", "√", "√", ""],
        ["11", "临时救助", "政策法规文件", "救助对象范围；救助限额；先行救助办法", "《国务院关于全面建立临时救助制度的通知》（国发〔2014〕47号）",
            "制定或获取文件之日起10个工作日内", "区民政局、区行政审批服务局", "同上", "√", "", "√", "", "√", "√", ""],
        ["12", Above, "办事指南", "申请条件和材料；一般程序与紧急程序；受理窗口", "《民政部门实施行政许可办法》（民政部令第25号）", "制定或获取信息之日起10个工作日内",
            "区民政局、各街道办事处", "√政府网站 √政务新媒体", "√", "", "√", "", "√", "√", ""],
        ["13", Above, "审核审批信息", "救助对象名单；救助事由；救助金额", "《社会救助暂行办法》（国务院令第649号）", "制定或获取信息之日起10个工作日内，公示7个工作日",
            "同上", Channels, "√", "", "√", "", "√", "√", "已核"],
        ["15", ServiceCategory, "社会组织参与救助", "服务项目；承接单位；服务对象和评价结果", "《行政许可法》第三十条、《社会救助暂行办法》（国务院令第649号）", "信息形成或者变更之日起20个工作日内",
            "承接服务的社会组织", "同上", "√", "", "√", "", "√", "√", ""],
    ];

    /// <summary>Items of the table, as category and name.</summary>
    public static IReadOnlyList<string> Items { get; } =
    [
        "综合业务 社会救助政策法规文件", "综合业务 监督检查",
        "最低生活保障 政策法规文件", "最低生活保障 办事指南", "最低生活保障 审核信息", "最低生活保障 审批信息",
        "特困人员救助供养 政策法规文件", "特困人员救助供养 办事指南", "特困人员救助供养 审核信息", "特困人员救助供养 审批信息",
        "临时救助 政策法规文件", "临时救助 办事指南", "临时救助 审核审批信息", "社会救助服务 社会组织参与救助",
    ];

    /// <summary>The file.</summary>
    public static byte[] ToDocx() => new DocxWriter()
        .Paragraph("附件5").Paragraph("（五）社会救助领域基层政务公开标准目录").Paragraph("填表单位：区民政局")
        .Add(DocxWriter.TableXml(Xml([.. Header, .. FirstPage, .. Header, .. SecondPage])))
        .Paragraph("注：本表由救助科填写").ToBytes();

    private static IEnumerable<string> Xml(IReadOnlyList<string[]> rows) => rows.Select((row, at) => DocxWriter.Row(Cells(rows, at)));

    // A group of the header spans the columns that repeat its name; a cell that others go on from begins a vertical merge.
    private static IEnumerable<string> Cells(IReadOnlyList<string[]> rows, int at)
    {
        var row = rows[at];
        for (var column = 0; column < row.Length; column++)
        {
            var isGroup = ReferenceEquals(row, Header[0]) && column + 1 < row.Length && row[column + 1] == row[column];
            var goesOn = at + 1 < rows.Count && rows[at + 1][column] == Above;
            var merge = row[column] == Above ? "<w:vMerge/>" : goesOn ? "<w:vMerge w:val=\"restart\"/>" : "";
            yield return DocxWriter.Cell(row[column] == Above ? "" : row[column], (isGroup ? "<w:gridSpan w:val=\"2\"/>" : "") + merge);
            column += isGroup ? 1 : 0;
        }
    }
}
