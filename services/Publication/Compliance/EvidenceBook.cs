using System.Globalization;
using Google.Protobuf;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Tables.Layout;
using OpenGov.Platform.Tables.Writing;
using OpenGov.Publications.Reading;

namespace OpenGov.Publications.Compliance;

/// <summary>The evidence for the yearly assessment as a workbook, and as JSON.</summary>
internal static class EvidenceBook
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    private static readonly string[] FigureHeadings =
        ["应公开", "按时", "提前", "逾期公开", "未说明原因", "逾期", "未公开", "待公开", "临期", "无需公开", "按时率"];

    /// <summary>The workbook.</summary>
    public static byte[] Write(ComplianceEvidence evidence)
    {
        var all = evidence.Compliance;
        var period = $"{all.From} 至 {all.To}，统计日 {all.AsOf}";
        return XlsxBook.Write(
        [
            Figures("总表", "公开情况总表", "范围", period, [new ComplianceGroup { Key = "", Name = "全部", Figures = all.Total }]),
            Figures("分单位", "分单位公开情况", "单位", period, all.Organisations),
            Figures("分街道", "分街道（镇）公开情况", "行政区划", period, all.Divisions),
            Figures("分领域", "分领域公开情况", "领域", period, all.Domains),
            Figures("分月", "分月公开情况", "月份", period, all.Months),
            Table("分渠道", "分渠道公开情况", period, [("渠道", 20), ("应使用", 6), ("有凭证", 6), ("缺凭证", 6), ("落实率", 6)], all.Channels.Select(one => new[]
            {
                NameOf(one.Channel), Number(one.Required), Number(one.Proven), Number(one.Missing), Percent(one.Rate),
            })),
            Occurrences(evidence, period),
            Annual(evidence.Annual, period),
        ]);
    }

    /// <summary>The JSON document.</summary>
    public static byte[] ToByteArrayOfJson(this ComplianceEvidence evidence) => System.Text.Encoding.UTF8.GetBytes(Json.Format(evidence));

    private static PrintTable Occurrences(ComplianceEvidence evidence, string period) => Table(
        "明细",
        "公开记录及凭证",
        period,
        [
            ("目录", 8), ("事项", 20), ("责任单位", 10), ("事由日", 6), ("区分", 10), ("公开时限", 16), ("截止日", 6), ("状态", 5), ("公开日", 6), ("缺少的渠道", 12),
            ("凭证", 40), ("逾期原因", 12), ("无需公开的原因", 12),
        ],
        evidence.Disclosures.Select(one => new[]
        {
            one.CatalogueId, one.ItemName, one.OrganisationId, one.TriggerDay, one.Reference, one.TimeLimit,
            one.DueDay + (one.Provisional ? "（暂定）" : ""), StateOf(one.State), one.PublishedDay, string.Join("、", one.MissingChannels.Select(NameOf)),
            string.Join('\n', one.Proofs.Where(proof => proof.WithdrawalReason.Length == 0).Select(ProofOf)), one.LateReason, one.NotNeededReason,
        }));

    private static PrintTable Annual(AnnualFigures figures, string period) => Table(
        "年报数据",
        "政府信息公开工作年度报告数据（标准目录部分）",
        period,
        [("指标", 24), ("数量", 8)],
        [
            ["区级标准目录", Number(figures.DistrictCatalogues)],
            ["街道（镇）标准目录", Number(figures.StreetCatalogues)],
            ["公开事项", Number(figures.Items)],
            ["期内在全部必选渠道公开的记录", Number(figures.Published)],
            ["期内公开凭证", Number(figures.Proofs)],
            .. figures.ProofsByChannel.Select(one => new[] { "其中：" + NameOf(one.Channel), Number(one.Count) }),
            ["期内认定为主动公开的文件", Number(figures.ProactiveDocuments)],
            ["期内认定为部分公开的文件", Number(figures.PartialDocuments)],
            ["期内认定为依申请公开的文件", Number(figures.OnRequestDocuments)],
            ["期内认定为不予公开的文件", Number(figures.WithheldDocuments)],
        ]);

    private static PrintTable Figures(string sheet, string title, string of, string period, IEnumerable<ComplianceGroup> groups) => Table(
        sheet,
        title,
        period,
        [(of, 24), .. FigureHeadings.Select(heading => (heading, 6))],
        groups.Select(group => new[]
        {
            group.Name, Number(group.Figures.Expected), Number(group.Figures.OnTime), Number(group.Figures.Early), Number(group.Figures.Late),
            Number(group.Figures.LateWithoutReason), Number(group.Figures.Overdue), Number(group.Figures.Missing), Number(group.Figures.Pending),
            Number(group.Figures.DueSoon), Number(group.Figures.NotNeeded), Percent(group.Figures.OnTimeRate),
        }));

    private static PrintTable Table(
        string sheet, string title, string period, IReadOnlyList<(string Heading, int Width)> columns, IEnumerable<IReadOnlyList<string>> rows) => new()
        {
            Title = title,
            Subtitle = period,
            SheetName = sheet,
            Columns = [.. columns.Select((column, index) => new PrintColumn(column.Heading, "", column.Width, IsCentred: column.Width <= 6, NamesRow: index == 0))],
            Rows = [.. rows.Select(row => new PrintRow([.. row.Select(text => PrintCell.Of(text))]))],
        };

    private static string ProofOf(Proof proof) => string.Join(
        " ",
        new[]
        {
            NameOf(proof.Channel), proof.Time.ToDateTimeOffset().ToOffset(Deadlines.Days.Shanghai).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            proof.Url, proof.Note, proof.Photo.Length > 0 ? "照片 " + proof.Photo : "", proof.ContentHash.Length > 0 ? "SHA-256 " + proof.ContentHash : "",
        }.Where(part => part.Length > 0));

    private static string NameOf(ChannelName channel) => channel.Name.Length > 0 ? channel.Name : ItemWords.Of(channel.Kind);

    private static string StateOf(DisclosureState state) => state switch
    {
        DisclosureState.Pending => "待公开",
        DisclosureState.DueSoon => "临期",
        DisclosureState.Overdue => "逾期",
        DisclosureState.Missing => "未公开",
        DisclosureState.OnTime => "按时公开",
        DisclosureState.Late => "逾期公开",
        DisclosureState.Early => "提前公开",
        _ => "无需公开",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double rate) => rate.ToString("0.0%", CultureInfo.InvariantCulture);
}
