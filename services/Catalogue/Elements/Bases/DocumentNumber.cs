using System.Text.RegularExpressions;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements.Bases;

/// <summary>
/// Document numbers (文号): "国办发〔2019〕54号", "国务院令第711号", "主席令第二十四号", "市场监管总局公告2019年第1号". All bracket forms become 〔〕,
/// a bracket that was lost comes back, numerals become digits and blanks go, so that one document has one number.
/// </summary>
internal static partial class DocumentNumber
{
    /// <summary>The first number outside 《》; empty when there is none.</summary>
    public static string Find(string citation)
    {
        var text = WithoutTitles(citation);
        var match = Numbered().Match(text);
        if (match.Success) return $"{Issuer(match)}〔{match.Groups["year"].Value}〕{match.Groups["rest"].Value}号";
        match = Ordered().Match(text);
        if (!match.Success) return "";
        var numeral = match.Groups["numeral"];
        if (!numeral.Success) return $"{Issuer(match)}{match.Groups["rest"].Value}号";
        return ChineseNumeral.Read(numeral.Value) is { } number ? $"{Issuer(match)}第{number}号" : "";
    }

    /// <summary>A citation without blanks and without what stands in 《》.</summary>
    internal static string WithoutTitles(string citation) => WrittenText.Compact(Titles().Replace(citation, "》"));

    private static string Issuer(Match match) => LeadingWords().Replace(match.Groups["issuer"].Value, "");

    [GeneratedRegex("《[^《》]*(?:《[^《》]*》[^《》]*)*》")]
    private static partial Regex Titles();

    // A year has four digits, so that one bracket is enough to tell it from the number: "〔201744号".
    [GeneratedRegex(
        @"(?<issuer>[一-鿿]{1,15})(?:[〔［\[（【〖{](?<year>(?:19|20)\d\d)年?[〕］\]）】〗}]?|(?<year>(?:19|20)\d\d)年?[〕］\]）】〗}])(?<rest>第?\d{1,5})号")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"(?<issuer>[一-鿿、]{1,40}?(?:令|公告))(?:(?<rest>(?:(?:19|20)\d\d年)?第?\d{1,5})|第(?<numeral>[一二三四五六七八九十百零〇]{1,7}))号")]
    private static partial Regex Ordered();

    // The full name of the state is not part of the number: 中华人民共和国国务院令第711号 is 国务院令第711号.
    [GeneratedRegex("^(?:根据|依据|依照|按照|参照|详见|见|中华人民共和国)+")]
    private static partial Regex LeadingWords();
}
