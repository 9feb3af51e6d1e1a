using System.Globalization;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>Numbers as limits write them: digits, or Chinese numerals up to 九十九.</summary>
internal static class ChineseNumeral
{
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The number; null when the characters are no number ("十十", "一二").</summary>
    public static int? Read(string numeral)
    {
        if (int.TryParse(numeral, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        var ten = numeral.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0) return Digit(numeral);
        var tens = ten == 0 ? 1 : Digit(numeral[..ten]);
        var ones = ten == numeral.Length - 1 ? 0 : Digit(numeral[(ten + 1)..]);
        return tens * 10 + ones;
    }

    private static int? Digit(string numeral) => numeral switch
    {
        "两" => 2,
        [var c] when Digits.IndexOf(c, StringComparison.Ordinal) is > 0 and var value => value,
        _ => null,
    };
}
