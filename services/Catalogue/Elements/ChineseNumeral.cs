using System.Globalization;

namespace OpenGov.Catalogues.Elements;

/// <summary>Numbers as people write them: digits, or Chinese numerals up to 九百九十九, also in the forms of cheques (壹拾伍).</summary>
public static class ChineseNumeral
{
    /// <summary>Pattern of what may be a number; <see cref="Read"/> says whether it is one.</summary>
    public const string Pattern = "(?:[1-9][0-9]{0,3}|[一二两三四五六七八九十百零〇壹贰叁肆伍陆柒捌玖拾佰]{1,7})";

    private const string Digits = "〇一二三四五六七八九";

    private const string ChequeDigits = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>The number, from 1; null when the characters are no number ("十十", "一二").</summary>
    public static int? Read(string numeral)
    {
        if (int.TryParse(numeral, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number > 0 ? number : null;
        var rest = numeral.AsSpan();
        if (Place(ref rest, '百', '佰', bare: false) is not { } hundreds) return null;
        // 一百零五, and 一百五 which means 150 and is too easily misread.
        var zero = hundreds > 0 && rest is ['零' or '〇', ..];
        if (zero) rest = rest[1..];
        if (Place(ref rest, '十', '拾', bare: hundreds == 0) is not { } tens) return null;
        if (hundreds > 0 && tens == 0 && rest.Length > 0 && !zero) return null;
        if (zero && rest.Length == 0 && tens == 0) return null;
        var ones = rest.Length == 0 ? 0 : Digit(rest);
        return hundreds * 100 + tens * 10 + ones is > 0 and var value ? value : null;
    }

    /// <summary>The digit before a place's mark, 0 when the mark is not there; null when what stands before it is no digit.</summary>
    private static int? Place(ref ReadOnlySpan<char> rest, char mark, char cheque, bool bare)
    {
        var at = rest.IndexOfAny(mark, cheque);
        if (at < 0) return 0;
        var before = rest[..at];
        rest = rest[(at + 1)..];
        return before.Length == 0 && bare ? 1 : Digit(before);
    }

    private static int? Digit(ReadOnlySpan<char> numeral) => numeral switch
    {
        "两" => 2,
        [var c] when Digits.IndexOf(c, StringComparison.Ordinal) is > 0 and var value => value,
        [var c] when ChequeDigits.IndexOf(c, StringComparison.Ordinal) is > 0 and var value => value,
        _ => null,
    };
}
