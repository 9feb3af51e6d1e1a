using System.Buffers;
using System.Globalization;

namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>公民身份号码: 18 characters by GB 11643 with division, date and check character, or the former form of 15 digits.</summary>
public static class IdentityNumbers
{
    /// <summary>How far before a number a word tells what it is.</summary>
    private const int Before = 12;

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static readonly SearchValues<string> OtherNumbers = SearchValues.Create(
        ["注册号", "许可证", "编号", "文号", "代码", "案号", "流水号", "索引号", "批准号", "备案号", "证书号"], StringComparison.Ordinal);

    /// <summary>What people read about it.</summary>
    public static CheckRule About { get; } = new(
        "personal-identity-number",
        "含有公民身份号码",
        "公民身份号码是个人隐私，公开前要删除或遮盖（《政府信息公开条例》第十五条）。18 位号码按校验码和出生日期识别；15 位旧号码可能是别的编号，确认不是的请说明理由。",
        "公开内容写着一户的户主姓名和完整的身份证号",
        Severity.Error);

    /// <summary>Finds them.</summary>
    public static IEnumerable<PersonalDatum> Find(string text) => DigitGroups
        .Find(text, new(15, 18), number => IsIdentityNumber(number.Digits) || IsFormer(text, number))
        .Select(number => new PersonalDatum(number.Start, number.End, DigitGroups.Mask(text, number, 2, 3), number.Digits.Length == 18));

    /// <summary>Whether 18 characters are an identity number: division, date and check character are right, and it is no credit code.</summary>
    internal static bool IsIdentityNumber(string number)
    {
        if (number.Length != 18 || !Divisions.IsProvince(number.AsSpan(0, 2)) || number.AsSpan(0, 17).Contains('X')) return false;
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)) return false;
        if (born.Year is < 1800 or > 2099) return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (number[i] - '0') * Weights[i];
        }

        return "10X98765432"[sum % 11] == number[17] && !CreditCodes.IsCreditCode(number);
    }

    // Of 15 digits without a check character a business registration is not told apart, unless the words before say what it is.
    private static bool IsFormer(string text, DigitGroups.Number number) =>
        number is { Digits.Length: 15, Sizes.Length: 1 }
        && !number.Digits.Contains('X', StringComparison.Ordinal)
        && Divisions.IsProvince(number.Digits.AsSpan(0, 2))
        && DateOnly.TryParseExact("19" + number.Digits[6..12], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && text.AsSpan(Math.Max(0, number.Start - Before), Math.Min(Before, number.Start)).IndexOfAny(OtherNumbers) < 0;
}
