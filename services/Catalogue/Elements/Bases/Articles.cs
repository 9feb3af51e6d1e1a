using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Elements.Bases;

/// <summary>
/// Articles of a citation as written: "第二十条第一款第三项", "第20条", "第十条、第十一条". Titles are not searched: 《第三条…》 names no article.
/// </summary>
internal static partial class Articles
{
    private const string Number = "[0-9〇零一二三四五六七八九十百千]{1,7}";

    private const string Parts = $"(?:第?{Number}款)?(?:第?（?{Number}）?[项目]){{0,2}}";

    private const string Article = $"第{Number}(?:、{Number}){{0,9}}条(?:之{Number})?{Parts}";

    /// <summary>Every article, several joined by 、 where the text does not join them itself; empty when there is none.</summary>
    public static string Find(string citation)
    {
        var outside = DocumentNumber.WithoutTitles(citation);
        return outside.Contains('条', StringComparison.Ordinal) ? string.Join('、', All().Matches(outside).Select(match => match.Value)) : "";
    }

    /// <summary>Whether a text goes on with articles of the law before it: "、第十一条", "、十一条第二款", "、第三项".</summary>
    public static bool GoesOn(string text, int at) => Further().IsMatch(text, at);

    [GeneratedRegex($"{Article}(?:(?:、|，|和|及|以及|至|到|-|—)(?:{Article}|{Number}条{Parts}|第{Number}[款项])){{0,20}}")]
    private static partial Regex All();

    [GeneratedRegex($@"\G\s*第?\s*[（(]?{Number}[)）]?\s*[条款项](?![例件约目规])")]
    private static partial Regex Further();
}
