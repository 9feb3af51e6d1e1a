using System.Buffers;

namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>
/// 银行卡号: 16 or 19 digits from 62 with a right check digit (Luhn), or 12–19 such digits behind a word like 账号. Without either, a long
/// number is no card.
/// </summary>
public static class BankCards
{
    private const int Before = 12;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["账号", "帐号", "账户", "帐户", "卡号", "银行卡", "一卡通", "开户"], StringComparison.Ordinal);

    /// <summary>What people read about it.</summary>
    public static CheckRule About { get; } = new(
        "personal-bank-card",
        "含有银行卡号",
        "个人银行账号、卡号公开后容易被冒用，公开前要删除或遮盖。确为单位收款账号的，请说明理由。",
        "补贴发放名单里写着“一卡通账号”和完整的卡号",
        Severity.Error);

    /// <summary>Finds them.</summary>
    public static IEnumerable<PersonalDatum> Find(string text) => DigitGroups
        .Find(text, new(12, 19), number => IsCard(number) || IsAccount(text, number))
        .Select(number => new PersonalDatum(number.Start, number.End, DigitGroups.Mask(text, number, 0, 4), IsCard(number)));

    /// <summary>The check of ISO/IEC 7812: digits from the right, every second one doubled, give a multiple of ten.</summary>
    internal static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }

        return sum % 10 == 0;
    }

    private static bool IsCard(DigitGroups.Number number) =>
        number.Sizes is [16] or [19] or [4, 4, 4, 4] or [4, 4, 4, 4, 3] or [6, 10] or [6, 13]
        && number.Digits.StartsWith("62", StringComparison.Ordinal)
        && IsNumber(number.Digits);

    private static bool IsAccount(string text, DigitGroups.Number number) =>
        number.Digits.Length is >= 12 and <= 19
        && number.Sizes.All(size => size >= 3)
        && IsNumber(number.Digits)
        && !IdentityNumbers.IsIdentityNumber(number.Digits)
        && !CreditCodes.IsCreditCode(number.Digits)
        && text.AsSpan(Math.Max(0, number.Start - Before), Math.Min(Before, number.Start)).IndexOfAny(Words) >= 0;

    private static bool IsNumber(string digits) => !digits.Contains('X', StringComparison.Ordinal) && IsLuhn(digits);
}
