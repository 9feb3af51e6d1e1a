using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>出生日期: a date only where the words say that somebody was born on it.</summary>
public static partial class BirthDates
{
    /// <summary>What people read about it.</summary>
    public static CheckRule About { get; } = new(
        "personal-birth-date",
        "含有出生日期",
        "个人的出生日期属于个人信息，公开前要删除，或只写到年份。",
        "公示名单里写着“出生日期：1958年3月2日”",
        Severity.Warning);

    /// <summary>Finds them.</summary>
    public static IEnumerable<PersonalDatum> Find(string text) => text.Contains('生', StringComparison.Ordinal)
        ? Born().Matches(text).Select(match => new PersonalDatum(
            match.Groups["date"].Index, match.Groups["date"].Index + match.Groups["date"].Length, match.Groups["year"].Value + "年**月**日", true))
        : [];

    [GeneratedRegex(
        "(?:出生(?:日期|年月日?|时间)?|生日|生于)[ ]?[：:为是于]?[ ]?(?<date>(?<year>(?:19|20)[0-9]{2})[年./-][0-9]{1,2}(?:[月./-](?:[0-9]{1,2}日?)?)?)"
        + "|(?<date>(?<year>(?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日)(?:出生|生)(?!登记|医学|缺陷|的|产|效)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Born();
}
