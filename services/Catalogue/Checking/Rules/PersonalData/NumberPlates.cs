using System.Buffers;
using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>车牌号: ordinary ones of five characters and those of new-energy vehicles of six; never I or O.</summary>
public static partial class NumberPlates
{
    private const string Provinces = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static readonly SearchValues<char> Beginnings = SearchValues.Create(Provinces);

    /// <summary>What people read about it.</summary>
    public static CheckRule About { get; } = new(
        "personal-number-plate",
        "含有车牌号",
        "私家车牌号可以查到车主，公开前要删除或遮盖。确为公务用车、营运车辆的，请说明理由。",
        "处罚结果里写着当事人的完整车牌号",
        Severity.Warning);

    /// <summary>Finds them.</summary>
    public static IEnumerable<PersonalDatum> Find(string text)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(Beginnings) is >= 0 and var skip;)
        {
            at += skip;
            var match = Plate().Match(text, at);
            if (match.Success)
            {
                yield return new(at, at + match.Length, text[at..(at + 2)] + Mask(text.AsSpan(at + 2, match.Length - 2)), true);
                at += match.Length;
            }
            else
            {
                at++;
            }
        }
    }

    private static string Mask(ReadOnlySpan<char> rest)
    {
        var masked = new char[rest.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            masked[i] = char.IsAsciiLetterOrDigit(rest[i]) && i < rest.Length - 1 ? '*' : rest[i];
        }

        return new(masked);
    }

    // Five letters are a word, not a plate: at least two of the five are digits.
    [GeneratedRegex(
        $@"\G[{Provinces}][A-HJ-NP-Z][ ·•.-]?(?:[A-HJK][A-HJ-NP-Z0-9][0-9]{{4}}|[0-9]{{5}}[A-HJK]|(?=[A-Z]*[0-9][A-Z]*[0-9])[A-HJ-NP-Z0-9]{{5}})(?![A-Za-z0-9])")]
    private static partial Regex Plate();
}
