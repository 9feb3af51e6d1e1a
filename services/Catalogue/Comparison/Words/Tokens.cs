using System.Globalization;

namespace OpenGov.Catalogues.Comparison.Words;

/// <summary>
/// Cuts texts into what must not be torn apart: a number with its unit ("20个工作日", "第二十六条"), a word in Latin letters, a character
/// with the marks on it. Chinese characters stand alone; <see cref="ChangeCleanup"/> makes readable runs of them.
/// </summary>
internal static class Tokens
{
    private const string ChineseDigits = "零〇一二三四五六七八九十百千万两";

    /// <summary>Longest first.</summary>
    private static readonly string[] Units =
        ["个工作日", "工作日", "个自然日", "自然日", "个月", "个", "小时", "万元", "亿元", "元", "日", "天", "月", "年", "次", "条", "款", "项", "号", "岁", "%", "％"];

    private static readonly string Clauses = "。；;！？\n";

    /// <summary>End of the token that begins at a place of the text.</summary>
    public static int WordEnd(string text, int start)
    {
        var first = text[start];
        if (IsDigit(first)) return UnitEnd(text, NumberEnd(text, start)) ?? NumberEnd(text, start);
        if (first == '第' || IsChineseDigit(first))
        {
            var end = start + 1;
            while (end < text.Length && (IsChineseDigit(text[end]) || (first == '第' && IsDigit(text[end])))) end++;
            // 一 is also a part of many words: only a unit makes a number of it.
            return UnitEnd(text, end) ?? start + 1;
        }

        if (char.IsAsciiLetter(first))
        {
            var end = start + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || IsMark(text[end]))) end++;
            return end;
        }

        return CharacterEnd(text, start);
    }

    /// <summary>End of the clause that begins at a place of the text: behind the next sign that ends one, or the end of the text.</summary>
    public static int ClauseEnd(string text, int start)
    {
        var sign = text.AsSpan(start).IndexOfAny(Clauses);
        return sign < 0 ? text.Length : start + sign + 1;
    }

    /// <summary>Whether cutting at a place tears nothing apart.</summary>
    public static bool MayCut(string text, int at) => at <= 0 || at >= text.Length
        || !(char.IsLowSurrogate(text[at]) || IsMark(text[at]) || Sticks(text[at - 1], text[at]));

    private static bool Sticks(char left, char right) =>
        (IsDigit(left) || char.IsAsciiLetter(left)) && (IsDigit(right) || char.IsAsciiLetter(right));

    private static int NumberEnd(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (IsDigit(text[end]) || (text[end] is '.' or '．' && end + 1 < text.Length && IsDigit(text[end + 1])))) end++;
        return end;
    }

    private static int? UnitEnd(string text, int at)
    {
        foreach (var unit in Units)
        {
            if (text.AsSpan(at).StartsWith(unit, StringComparison.Ordinal)) return at + unit.Length;
        }

        return null;
    }

    private static int CharacterEnd(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsLowSurrogate(text[end]) || IsMark(text[end]))) end++;
        return end;
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    private static bool IsChineseDigit(char c) => ChineseDigits.Contains(c, StringComparison.Ordinal);

    private static bool IsMark(char c) => c is >= '\u0300' and (< '\u3000' or > '\u9fff')
        && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
}
