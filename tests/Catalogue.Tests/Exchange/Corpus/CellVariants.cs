using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Exchange;

namespace OpenGov.Catalogues.Tests.Exchange.Corpus;

/// <summary>Cells: ticks, boxes, legends, words instead of ticks, noise (domain.md §0.2, §0.3, §1.4, §1.5, §1.6).</summary>
public static class CellVariants
{
    private static readonly ExpectedItem One = ExpectedItem.Of(1)[0];

    /// <summary>A cell and what it changes.</summary>
    private static readonly (string Address, string[] Texts, ExpectedItem Item)[] Same =
    [
        ("I3", ["■", "✓", "✔", "☑", "þ", "R", "是", "全社会", "√全社会", "●", "▲", "◆", "\uf0fe", "\uf0fc"], One),
        ("I3", ["√ ", "　√"], One),
        ("J3", ["□", "口", "○", "×", "否", "无", "/", "—"], One),
        ("J3", ["申请人", "√ 申请人"], One with { Audience = "全社会申请人" }),
        ("L3", ["√", "依申请", "依申请公开", "■"], One with { Methods = "主动、依申请" }),
        ("N3", ["镇级", "乡级", "街道", "乡镇级"], One),
        ("N3", ["□", "£"], One with { Levels = "县" }),
        ("H3", ["■政府网站 □政府公报 ■两微一端", "▄政府网站 口政府公报 ▲两微一端", "R政府网站 £政府公报 þ两微一端", "☑政府网站 ☐政府公报 ✔两微一端", "1.政府网站 2.两微一端", "政府网站、两微一端",
            "政府网站/两微一端", "政府网站；两微一端", "政府网站\n两微一端", "政府门户网站、政务新媒体", "部门网站、微信公众号", "■政府\n网站\n□政府\n公报\n■两微\n一端", "●政府网站 〇政府公报 ●两微一端",
            "t政府网站 £政府公报 t两微一端"],
            One with { Channels = "政府网站、两微一端" }),
        ("H3", ["■政府网站 ■其他（信用中国）", "■政府网站 ■其他：信用中国", "政府网站、信用中国", "■政府网站 ■其他__信用中国__"], One with { Channels = "政府网站、信用中国" }),
        ("H3", ["■政府网站 http://www.example.cn/a/"], One with { Channels = "政府网站" }),
        ("E3", ["《甲法》、《乙条例》（国令第711号）", "《甲法》\n《乙条例》（国令第711号）", "1.《甲法》\n2.《乙条例》（国令第711号）", "《甲法》《乙条例》（国令第711号）"], One with { Bases = "甲法、乙条例" }),
        ("G3", ["区民政局、各街道办事处", "区民政局\n各街道办事处", "区民政局；各街道办事处"], One),
        ("C3", ["养老服务事项1", " 养老服务\n事项1", "养老服务事项1\u200b"], One),
    ];

    public static IEnumerable<Variant> All =>
    [
        .. Same.SelectMany(cell => cell.Texts.Select(text => (cell.Address, Text: text, cell.Item))).Select((cell, i) =>
            new Variant($"{cell.Address} 写作“{cell.Text.ReplaceLineEndings("⏎")}” §1.4–§1.6", new OfficialTable(1).With(cell.Address, cell.Text), cell.Item) { Only = Variant.OneKind(i) }),
        new("勾选丢失：公开对象 §0.3", new OfficialTable(1).With("I3", ""), One with { Audience = "" }) { Problems = ["提醒 第3行 公开对象·全社会（I3） 可能丢失了勾选"] },
        new("勾选丢失：公开方式 §0.3", new OfficialTable(1).With("K3", ""), One with { Methods = "" }) { Problems = ["提醒 第3行 公开方式·主动（K3） 可能丢失了勾选"] },
        new("勾选丢失：公开层级 §0.3", new OfficialTable(1).With("M3", "").With("N3", ""), One with { Levels = "" }) { Problems = ["提醒 第3行 公开层级·县级（M3） 可能丢失了勾选"] },
        new("勾选变成问号 §1.4", new OfficialTable(1).With("I3", "?"), One with { Audience = "" }) { Problems = ["错误 第3行 公开对象·全社会（I3） 不认识的标记“?”"] },
        new("渠道全部列出没有方框 §0.3", new OfficialTable(1).With("H3", OfficialTable.Channels.Replace("■", "", StringComparison.Ordinal).Replace("□", "", StringComparison.Ordinal)), One with { Channels = "" })
        {
            Problems = ["错误 第3行 公开渠道和载体（H3） 丢失了勾选"],
        },
        new("渠道前是不认识的标记 §1.5", new OfficialTable(1).With("H3", "■政府网站 ☒政府公报"), One with { Channels = "" }) { Problems = ["错误 第3行 公开渠道和载体（H3） 前的标记不认识"] },
        new("不认识的渠道 §1.6", new OfficialTable(1).With("H3", "■政府网站 ■某某平台"), One with { Channels = "" }) { Problems = ["错误 第3行 公开渠道和载体（H3） “某某平台”不是标准渠道"] },
        new("特定群体只有勾 §1.4", new OfficialTable(1).With("J3", "√"), One) { Problems = ["错误 第3行 公开对象·特定群体（J3） 写明是哪些人"] },
        new("特定群体只有勾，人补上了", new OfficialTable(1).With("J3", "√"), One with { Audience = "全社会申请人" }) { Choices = Corrected("J3", "申请人") },
        new("问号改为勾", new OfficialTable(2).With("I3", "?").With("I4", "?"), ExpectedItem.Of(2)) { Choices = new() { Corrections = [new("I", "?", "√")] } },
        new("丢失的勾选整列补上", new OfficialTable(2).With("K3", "").With("K4", ""), ExpectedItem.Of(2)) { Choices = new() { Corrections = [new("K", "", "√")] } },
        new("“■”必选项“□”可选项 §0.2", new OfficialTable(1).With("H1", "公开渠道和载体（“■”必选项，“□”可选项）").With("H3", "■政府网站 □政府公报"), One with { Channels = "政府网站、?政府公报" }),
        new("“●”必选项“○”可选项 §0.2", new OfficialTable(1).With("H1", "公开渠道和载体 ●必选项 ○可选项").With("H3", "●政府网站 ○政府公报"), One with { Channels = "政府网站、?政府公报" }),
        new("“☑”必选项“□”可选项 §0.2", new OfficialTable(1).With("H1", "公开渠道和载体（“☑”必选项，“□”可选项）").With("H3", "☑政府网站 □政府公报"), One with { Channels = "政府网站、?政府公报" }),
        new("√为必选，☐为可选 §0.2", new OfficialTable(1).With("H1", "公开渠道和载体（√为必选，☐为可选）").With("H3", "√政府网站 ☐政府公报"), One with { Channels = "政府网站、?政府公报" }),
        new("☑为选中，□为未选 §0.2", new OfficialTable(1).With("H1", "公开渠道和载体（☑为选中，□为未选）").With("H3", "☑政府网站 □政府公报"), One with { Channels = "政府网站" }),
        new("请在选用的渠道前打√ §0.2", new OfficialTable(1).With("H1", "公开渠道和载体（请在选用的渠道前打√）").With("H3", "√政府网站 □政府公报"), One with { Channels = "政府网站" }),
        new("图例意思不明 §0.2", new OfficialTable(1).With("H1", "公开渠道和载体（标“■”的至少选一种）").With("H3", "■政府网站 □政府公报"), One with { Channels = "政府网站" })
        {
            Problems = ["错误 第2行 公开渠道和载体（H2） 方框的说明无法识别"],
        },
        new("图例由人选择", new OfficialTable(1).With("H1", "公开渠道和载体（标“■”的至少选一种）").With("H3", "■政府网站 □政府公报"), One with { Channels = "政府网站、?政府公报" })
        {
            Choices = new() { Legend = ChannelLegend.RequiredAndOptional },
        },
        new("空白、全角、换行噪声 §1.4", new OfficialTable(1).With("F3", "制定或获取信息之\n日起10个工作日内").With("G3", "\u00a0区民政局、 各街道办事处 "), One with { TimeLimit = "制定或获取信息之\n日起10个工作日内" }),
        new("字数过长", new OfficialTable(1).With("C3", new string('长', 201)), One with { Name = new string('长', 201) }) { Problems = ["错误 第3行 二级事项（C3） 不能超过 200 个字"] },
    ];

    private static ImportChoices Corrected(string cell, string text) => new() { Corrections = [new(cell, "", text)] };
}
