using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Tables;

/// <summary>How tables call the domains (domain.md §0.8, §3): names drift, and titles shorten them.</summary>
internal static class DomainNames
{
    /// <summary>Each domain by the names in use, its own first.</summary>
    private static readonly string[][] Known =
    [
        ["重大建设项目", "重大项目"], ["公共资源交易"], ["义务教育"], ["户籍管理", "户籍"], ["社会救助"], ["养老服务"], ["公共法律服务"],
        ["财政预决算", "财政预算", "财政"], ["就业", "就业创业"], ["社会保险", "社保"], ["城乡规划", "国土空间规划"], ["农村集体土地征收", "集体土地征收", "土地征收"], ["生态环境", "环境保护"],
        ["保障性住房", "住房保障"], ["国有土地上房屋征收与补偿", "国有土地上房屋征收", "房屋征收"], ["农村危房改造", "危房改造"], ["市政服务"], ["城市综合执法", "综合执法"],
        ["涉农补贴"], ["公共文化服务", "公共文化"], ["卫生健康", "医疗卫生"], ["安全生产"], ["救灾", "救灾生产"], ["食品药品监管", "食药监管", "食品药品"], ["税收管理", "税收"],
        ["扶贫", "乡村振兴", "脱贫攻坚", "农业农村"],
    ];

    /// <summary>Every name, longest first, so that 社会保险 is not taken for a shorter one.</summary>
    private static readonly (string Name, string Domain)[] ByLength =
        [.. Known.SelectMany(names => names.Select(name => (name, names[0]))).OrderByDescending(known => known.name.Length)];

    /// <summary>The domain that a title names, by its own name; null when it names none.</summary>
    public static string? InTitle(string title)
    {
        var compact = WrittenText.Compact(title);
        return ByLength.FirstOrDefault(known => compact.Contains(known.Name, StringComparison.Ordinal)).Domain;
    }

    /// <summary>Whether a title is one of a domain, by any of the domain's names or, for a later domain, by its name as it is.</summary>
    public static bool IsOf(string title, string domain) =>
        WrittenText.Compact(title).Contains(WrittenText.Compact(domain), StringComparison.Ordinal) || (InTitle(title) is { } named && named == InTitle(domain));
}
