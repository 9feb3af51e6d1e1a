using System.Globalization;
using System.Text.RegularExpressions;
using OpenGov.Platform.Tables;

namespace OpenGov.Departments.Tasks.Limits;

/// <summary>Reads the time limits that people write into ledgers (domain.md §2.K). What is not understood stays words.</summary>
public static partial class TaskLimitReader
{
    /// <summary>Reads a time limit.</summary>
    /// <param name="text">As written.</param>
    /// <param name="year">The ledger's year; a limit without a year is one in it.</param>
    public static TaskLimit Read(string text, int year)
    {
        var compact = WrittenText.Compact(text);
        if (compact.Length == 0) return new(text, TaskLimitKind.Dated, new DateOnly(year, 12, 31));
        if (DayOf(compact, year) is { } day) return new(text, TaskLimitKind.Dated, day);
        if (Standing().IsMatch(compact)) return new(text, TaskLimitKind.Standing, null);
        return new(text, AfterEvent().IsMatch(compact) ? TaskLimitKind.Event : TaskLimitKind.Words, null);
    }

    private static DateOnly? DayOf(string compact, int year)
    {
        if (Written().Match(compact) is { Success: true } written) return Made(Number(written, "y", year), Number(written, "m", 0), Number(written, "d", 0));
        if (EndOfMonth().Match(compact) is { Success: true } month) return Last(Number(month, "y", year), Number(month, "m", 0));
        if (EndOfYear().Match(compact) is { Success: true } end) return Last(Number(end, "y", year), 12);
        if (HalfYear().Match(compact) is { Success: true } half) return Last(Number(half, "y", year), half.Groups["h"].Value == "上" ? 6 : 12);
        if (Quarter().Match(compact) is { Success: true } quarter) return Last(Number(quarter, "y", year), 3 * (1 + "一二三四".IndexOf(quarter.Groups["q"].Value[0], StringComparison.Ordinal)));
        return null;
    }

    private static int Number(Match match, string group, int otherwise) =>
        match.Groups[group] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : otherwise;

    private static DateOnly? Last(int year, int month) =>
        year is >= 2000 and <= 2199 && month is >= 1 and <= 12 ? new(year, month, DateTime.DaysInMonth(year, month)) : null;

    private static DateOnly? Made(int year, int month, int day) => Last(year, month) is { } last && day >= 1 && day <= last.Day ? new(year, month, day) : null;

    // 2021年6月15日前, 6月15日前, 2021-06-15, 2021.6.15, 2021/6/15. Officially "前" takes the day itself in.
    [GeneratedRegex("^(?:(?<y>[0-9]{4})[年./-])?(?<m>[0-9]{1,2})[月./-](?<d>[0-9]{1,2})日?(?:之前|以前|前|内)?(?:完成)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    // 2021年3月底前, 3月底, 12月末前完成. "3月前" is left alone: before March, or before it ends?
    [GeneratedRegex("^(?:(?<y>[0-9]{4})年)?(?<m>[0-9]{1,2})月(?:份)?[底末](?:之前|以前|前|内)?(?:完成)?$", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfMonth();

    // 2021年年底前, 2021年底, 年底前, 年内, 2021年内.
    [GeneratedRegex("^(?:(?<y>[0-9]{4})年)?(?:本年|当年|年)?(?:[底末](?:之前|以前|前|内)?|内)(?:完成)?$", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfYear();

    // 上半年, 2021年上半年完成.
    [GeneratedRegex("^(?:(?<y>[0-9]{4})年)?(?<h>[上下])半年(?:[底末]?前|内)?(?:完成)?$", RegexOptions.CultureInvariant)]
    private static partial Regex HalfYear();

    // 第一季度, 二季度末前.
    [GeneratedRegex("^(?:(?<y>[0-9]{4})年)?第?(?<q>[一二三四])季度(?:[底末]前?|内)?(?:完成)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Quarter();

    [GeneratedRegex("^(?:常态化?(?:开展|推进|落实|公开)?|长期(?:坚持|开展|推进)?|持续(?:推进|开展)?|全年(?:推进|开展)?|日常|经常性?(?:开展)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Standing();

    [GeneratedRegex("(?:发布|印发|出台|公布|批准|批复|下达|实施|之日)[起以]?后?[一二两三四五六七八九十0-9]+(?:个)?(?:工作日|日|天|周|月|年)(?:之内|以内|内)?", RegexOptions.CultureInvariant)]
    private static partial Regex AfterEvent();
}
