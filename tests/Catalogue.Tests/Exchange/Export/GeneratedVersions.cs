using FsCheck;
using FsCheck.Fluent;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Tests.Exchange.Export;

/// <summary>
/// Versions as people could have written them, odd ones included: whatever passes the checks of an item that may be submitted. Left out is
/// only what a table cannot say: a cell that reads 同上 means the row above, and two rows with the same 一级 and 二级事项 are one.
/// </summary>
internal static class GeneratedVersions
{
    private static readonly string[] Pieces =
    [
        "养老", "机构", "备案", "信息", "20", "个工作日", "（", "）", "(", ")", "《", "》", "〔2019〕", "、", "；", "，", ",", "。", ":", "\n", " ", "\"", "'", "''", "=", "+", "-", "@", "＝",
        "<b>", "</td>", "&amp;", "&", "]]>", "_x0041_", "_x005F_", "𠀀", "é", "√", "■", "□", "●", "①", "1.", "1、", "同上", "无", "/", "http://a.cn/?x=1&y=2", "其他", "政府网站",
        "序号", "全社会", "县级", "\ufffd", "\ue000", "㐀", "|", ";", "=SUM(A1)", "=cmd|' /C calc'!A0", "……", "——", "\u3000", "第", "条", "R", "t", "\u200b",
    ];

    private static readonly string[] Laws =
    [
        "《养老机构管理办法》（民政部令第66号）", "《中华人民共和国老年人权益保障法》", "《国务院办公厅关于推进养老服务发展的意见》（国办发〔2019〕5号）", "民政部有关规定",
        "《关于印发《养老服务办法》的通知》", "=《甲办法》", "《政府信息公开条例》第二十条第一款、第三款",
    ];

    private static readonly string[] Offices =
        ["区民政局", "各街道办事处（镇人民政府）", "各办（队、中心）", "@区财政局", "=区司法局", "-区人社局", "村(居)委会", "区“一站式”中心", "民政部门;", "甲、乙"];

    private static readonly string[] OtherChannels = ["信用中国", "办税服务厅（大厅）", "=渠道", "12345热线", "微信群", "Wi-Fi <平台>", "政府网站群"];

    private static Gen<string> Text => UpTo(12, Gen.Elements(Pieces)).Select(string.Concat);

    private static Gen<ItemElements> Item =>
        from category in Gen.OneOf(Gen.Elements("综合业务", "=业务", "- 办理"), Text)
        from name in Text
        from content in Text
        from bases in UpTo(4, Gen.OneOf(Gen.Elements(Laws), Text.Where(IsOneBasis)))
        from limit in Gen.OneOf(Gen.Elements("信息形成或者变更之日起20个工作日内", "长期公开", "+7天"), Text)
        from subjects in UpTo(4, Gen.OneOf(Gen.Elements(Offices), Text.Where(IsOneSubject)))
        from methods in Some(DisclosureMethod.Proactive, DisclosureMethod.OnRequest)
        from channels in ChannelsOf
        from whole in Gen.Elements(true, false)
        from groups in Gen.OneOf(Gen.Elements("", "申请人", "在征收范围内", "=全体村民"), Text)
        from levels in Some(Level.County, Level.Township, Level.Village)
        from remarks in Gen.OneOf(Gen.Constant(""), Gen.Constant(""), Text)
        select ItemTidying.Tidy(new()
        {
            Category = category,
            Name = name,
            Content = content,
            Bases = [.. bases.Select(LegalBasisParser.ParseOne)],
            TimeLimit = TimeLimitParser.Parse(limit),
            Subjects = [.. subjects.Distinct()],
            Methods = [.. methods.Order()],
            Channels = channels,
            Audience = new(whole, groups),
            Levels = [.. levels.Order()],
            Remarks = remarks,
        });

    private static Gen<IReadOnlyList<Channel>> ChannelsOf =>
        from kinds in Some(ChannelNames.Official.Select(official => official.Kind).ToArray())
        from optional in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from uses in Gen.Elements(ChannelUse.Required, ChannelUse.Optional).ArrayOf(13)
        from names in Some(OtherChannels)
        select (IReadOnlyList<Channel>)[.. kinds.Order().SelectMany((kind, i) => Named(kind, optional ? uses[i] : ChannelUse.Required, names))];

    /// <summary>Versions of up to 8 items, ready to be submitted.</summary>
    public static Arbitrary<CatalogueVersion> Versions { get; } = (
        from items in UpTo(8, Item.Where(IsSayable))
        select Of(items.DistinctBy(item => (WrittenText.Compact(item.Category), WrittenText.Compact(item.Name))))).ToArbitrary();

    public static CatalogueVersion Of(IEnumerable<ItemElements> items) => Sample.Draft([.. items.Select((elements, i) => new CatalogueItem { Id = Sample.Id(i + 1), Elements = elements })]) with
    {
        Title = "西安市长安区养老服务领域基层政务公开标准目录",
        State = VersionState.Published,
        PublishedAt = Sample.Now,
    };

    // Generates only what is used: a list of FsCheck's own size has up to a hundred.
    private static Gen<List<T>> UpTo<T>(int most, Gen<T> one) => Gen.Choose(1, most).SelectMany(count => one.ListOf(count));

    private static Gen<List<T>> Some<T>(params T[] values) => Gen.SubListOf(values).Where(some => some.Count > 0);

    private static IEnumerable<Channel> Named(ChannelKind kind, ChannelUse use, IEnumerable<string> names) =>
        kind is ChannelKind.Other ? names.Select(name => new Channel(kind, use, name)) : [new(kind, use, "")];

    // Asked of each text, because few random ones pass and a whole item would be made anew for each that does not.
    private static bool IsOneBasis(string text) => LegalBasisParser.Parse(text) is [var one] && one == LegalBasisParser.ParseOne(text);

    private static bool IsOneSubject(string text) => SubjectParser.Parse(text) is [var one] && one == WrittenText.SingleLine(text);

    private static bool IsSayable(ItemElements item) => ItemChecks.Check(item).Count == 0 && item.Category.Length > 0
        && !Cells(item).Any(cell => WrittenText.Compact(cell).TrimEnd('。') is "同上" or "〃" or "″" or "同上一行");

    private static IEnumerable<string> Cells(ItemElements item) =>
    [
        item.Category, item.Name, item.Content, item.TimeLimit.Text, item.Remarks, item.Audience.SpecificGroups,
        LegalBasisParser.Render(item.Bases), SubjectParser.Render(item.Subjects),
    ];
}
