using System.Globalization;
using System.Text;
using OpenGov.Departments.Input;
using OpenGov.Departments.Members;

namespace OpenGov.Departments.Sessions.Passwords;

/// <summary>What a password that people choose must be like. Each rule that is broken is told, so that the next try can be right.</summary>
public static class PasswordPolicy
{
    /// <summary>Kinds of characters that a password has at least.</summary>
    public const int LeastKinds = 3;

    /// <summary>From this length on the kinds do not matter: a sentence is as good.</summary>
    public const int LongEnough = 16;

    private const int LeastDistinct = 5;
    private const int ShortestName = 4;

    // What is left of common passwords when the ornaments that everybody adds are taken off.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pass", "passcode", "admin", "administrator", "root", "guest", "user", "test", "welcome", "letmein", "login",
        "qwerty", "qwertyuiop", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "qazwsx", "qazwsxedc", "qweasd", "qweasdzxc", "abc", "abcd", "abcde",
        "abcdef", "abcdefg", "aa", "aaa", "a", "iloveyou", "woaini", "mima", "wodemima", "zhangsan", "changan", "zhengwu", "gongkai", "dragon", "monkey",
        "sunshine", "princess", "football", "master", "superman", "secret", "changeme", "default", "system", "office", "computer", "internet",
    };

    /// <summary>Checks a new password.</summary>
    /// <param name="check">Gets what is wrong.</param>
    /// <param name="field">JSON path.</param>
    /// <param name="password">The password.</param>
    /// <param name="username">Whose it will be.</param>
    /// <param name="former">The present one.</param>
    public static void Check(InputCheck check, string field, string password, string username, string former)
    {
        var characters = password.EnumerateRunes().ToList();
        if (characters.Count is < MemberRules.LeastPassword or > MemberRules.MostPassword)
        {
            check.Add(field, $"必填，{MemberRules.LeastPassword}–{MemberRules.MostPassword} 个字符");
            return;
        }

        check.Require(!characters.Any(Rune.IsControl), field, "不能含有控制字符或换行");
        check.Require(
            characters.Count >= LongEnough || characters.Select(KindOf).Distinct().Count() >= LeastKinds,
            field,
            $"过于简单：大写字母、小写字母、数字、其他符号中至少要有 {LeastKinds} 种，或者长度不少于 {LongEnough} 个字符");
        check.Require(characters.Distinct().Count() >= LeastDistinct, field, $"过于简单：至少要有 {LeastDistinct} 个不同的字符");
        check.Require(
            username.Length < ShortestName || !password.Contains(username, StringComparison.OrdinalIgnoreCase), field, "不能含有用户名");
        check.Require(!IsCommon(password), field, "这是常见的密码，很容易被猜中，请换一个");
        check.Require(password != former, field, "不能与原密码相同");
    }

    // "P@ssw0rd123!" is "password" with ornaments.
    private static bool IsCommon(string password)
    {
        var plain = password.ToLowerInvariant().TrimEnd([.. "0123456789!@#$%^&*()-_=+.,?~"]).TrimStart([.. "0123456789!@#$%^&*.-_"]);
        var letters = string.Concat(plain.Select(Unmasked).Where(char.IsLetter));
        return plain.Length < LeastDistinct || Common.Contains(letters);
    }

    private static char Unmasked(char character) => character switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '5' or '$' => 's',
        _ => character,
    };

    private static int KindOf(Rune character) => Rune.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.LowercaseLetter => 0,
        UnicodeCategory.UppercaseLetter => 1,
        UnicodeCategory.DecimalDigitNumber => 2,
        _ => 3,
    };
}
