using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Tables.Layout;
using OpenGov.Platform.Tables.Writing;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Attributes;

/// <summary>The registers as a workbook.</summary>
internal static class AttributeBook
{
    private static readonly (string Heading, int Width)[] Columns =
    [
        ("文件标题", 24), ("文号", 12), ("形成日期", 6), ("目录", 8), ("事项", 16), ("认定单位", 10), ("公开属性", 6), ("理由", 12), ("具体理由", 24), ("联合发文单位", 14),
        ("状态", 6), ("下次审查", 6), ("审查记录", 24),
    ];

    /// <summary>The workbook.</summary>
    public static byte[] Write(IReadOnlyList<Wire.DocumentAttribute> disclosed, IReadOnlyList<Wire.DocumentAttribute> withheld) => XlsxBook.Write(
    [
        Table("公开台账", "政府信息公开台账", disclosed), Table("不公开台账", "政府信息不公开（含部分公开、依申请公开）台账", withheld),
    ]);

    private static PrintTable Table(string sheet, string title, IReadOnlyList<Wire.DocumentAttribute> all) => new()
    {
        Title = title,
        SheetName = sheet,
        Columns = [.. Columns.Select((column, index) => new PrintColumn(column.Heading, "", column.Width, IsCentred: column.Width <= 6, NamesRow: index == 0))],
        Rows =
        [
            .. all.Select(one => new PrintRow(
            [
                .. new[]
                {
                    one.Title, one.DocumentNumber, one.DocumentDay, one.CatalogueId, one.ItemName, one.OrganisationId, Of(one.Attribute), Of(one.Reason), one.ReasonText,
                    string.Join('\n', one.JointOrganisations.Select(joint => $"{joint.OrganisationId} {Of(joint.Opinion)}")), Of(one.State), one.ReviewDay,
                    string.Join('\n', one.Reviews.Select(review => $"{Of(review.Before)}→{Of(review.After)} {review.Note}")),
                }.Select(text => PrintCell.Of(text)),
            ])),
        ],
    };

    private static string Of(Wire.Attribute attribute) => attribute switch
    {
        Wire.Attribute.Proactive => "主动公开",
        Wire.Attribute.Partial => "部分公开",
        Wire.Attribute.OnRequest => "依申请公开",
        _ => "不予公开",
    };

    private static string Of(RestrictionReason reason) => reason switch
    {
        RestrictionReason.StateSecret => "国家秘密（第十四条）",
        RestrictionReason.ForbiddenByLaw => "法律、行政法规禁止公开（第十四条）",
        RestrictionReason.Security => "危及安全和稳定（第十四条）",
        RestrictionReason.TradeSecret => "商业秘密（第十五条）",
        RestrictionReason.Privacy => "个人隐私（第十五条）",
        RestrictionReason.InternalMatter => "内部事务信息（第十六条）",
        RestrictionReason.Process => "过程性信息（第十六条）",
        RestrictionReason.EnforcementFile => "行政执法案卷（第十六条）",
        _ => "",
    };

    private static string Of(JointOpinion opinion) => opinion switch
    {
        JointOpinion.Agreed => "同意",
        JointOpinion.Objected => "有异议",
        _ => "待会签",
    };

    private static string Of(AttributeState state) => state switch
    {
        AttributeState.Awaiting => "待会签",
        AttributeState.Objected => "有异议",
        _ => "已认定",
    };
}
