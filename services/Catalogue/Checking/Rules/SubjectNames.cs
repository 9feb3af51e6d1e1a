using System.Text.RegularExpressions;
using OpenGov.Catalogues.Organisations;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>What the names of subjects mean, for the rules about them.</summary>
internal static partial class SubjectNames
{
    /// <summary>The organisation of the district that a name means, by name, full name or alias; null when none is known.</summary>
    public static DirectoryOrganisation? OrganisationOf(string name, CheckContext context) =>
        Find(name, context) ?? (Body(name) is var body && body.Length < name.Length ? Find(body, context) : null);

    /// <summary>The name without a section in brackets behind it: "区民政局（救助科）" is 区民政局.</summary>
    public static string Body(string name) => InBrackets().Replace(name, "").TrimEnd();

    /// <summary>Left over from the province's template, not yet filled in for this place.</summary>
    public static bool IsPlaceholder(string name) => OfTemplate().IsMatch(WrittenText.Compact(name));

    /// <summary>All of a kind ("各街道办事处"), or bodies below the streets that the directory does not list ("村民委员会").</summary>
    public static bool IsGroup(string name) => OfAKind().IsMatch(WrittenText.Compact(Body(name)));

    private static DirectoryOrganisation? Find(string name, CheckContext context) =>
        context.Directory.OrganisationNamed(context.Catalogue.District, name) is { Length: > 0 } id ? context.Directory.Find(id) : null;

    [GeneratedRegex("[（(][^（()）]{1,30}[)）]$")]
    private static partial Regex InBrackets();

    [GeneratedRegex(
        "X{2,}|×{2,}|_{2,}|○{2,}|〇{2,}|某某|某[省市县区镇局]|^(?:[省市县乡]级|[各本同]级|各地|当地|地方)|县（市|市（县|县级(?:以上)?(?:地方)?(?:各级)?(?:人民)?政府")]
    private static partial Regex OfTemplate();

    [GeneratedRegex(
        "^各(?:相关|有关)?(?:街道办事处|街道办|街道|镇街|街镇|镇（街道?）|街道（镇）|乡镇|镇|乡镇人民政府|镇人民政府|村（社区）|村（居）|村|社区|村居|中小学|学校|幼儿园|派出所|卫生院|社区卫生服务中心|养老机构|医疗机构)$|(?:村民|居民|村（居）民)委员会$|(?:村|居)委会$|(?:行政村|村（社区）|村集体经济组织)$")]
    private static partial Regex OfAKind();
}
