namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>
/// 手机号码: 11 digits from 13 to 19, also with +86. Landlines, 12345 and 400 numbers are lawful content (咨询电话, 监督投诉电话) and
/// never found: none of them has this form.
/// </summary>
public static class MobileNumbers
{
    /// <summary>What people read about it.</summary>
    public static CheckRule About { get; } = new(
        "personal-mobile-number",
        "含有手机号码",
        "手机号码多属于个人，公开目录里应当写单位的办公电话。确为单位公布的工作手机的，请说明理由。",
        "公开内容写着“联系人张某，电话”和完整的手机号码",
        Severity.Warning);

    /// <summary>Finds them.</summary>
    public static IEnumerable<PersonalDatum> Find(string text) => DigitGroups
        .Find(text, new(11, 13), number => IsMobile(text, number))
        .Select(number => new PersonalDatum(number.Start, number.End, DigitGroups.Mask(text, number, number.Digits.Length - 8, 4), true));

    private static bool IsMobile(string text, DigitGroups.Number number)
    {
        if (number.Digits.EndsWith('X')) return false;
        return number.Sizes switch
        {
            [11] or [3, 4, 4] or [3, 8] or [7, 4] => Begins(number.Digits),
            [13] => number.Start > 0 && text[number.Start - 1] is '+' or '＋' && number.Digits.StartsWith("86", StringComparison.Ordinal) && Begins(number.Digits[2..]),
            _ => false,
        };
    }

    private static bool Begins(string digits) => digits[0] == '1' && digits[1] is >= '3' and <= '9';
}
