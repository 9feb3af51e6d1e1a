using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A day that the calendar does not have.</summary>
public sealed partial class WrongDate : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "wrong-date", "日期不存在", "写出的日期在日历上没有，多半是笔误。", "“每年2月30日前公布”", Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var text in item.Texts)
        {
            if (Day().Matches(text.Text).FirstOrDefault(IsWrong) is { } wrong)
            {
                yield return new(text.Field, $"“{wrong.Value}”这个日期不存在，请改正");
            }
        }
    }

    private static bool IsWrong(Match match)
    {
        // Without a year a leap day is possible.
        var year = match.Groups["year"] is { Success: true } written ? Number(written) : 2000;
        var (month, day) = (Number(match.Groups["month"]), Number(match.Groups["day"]));
        return year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?:(?<![0-9])(?<year>[0-9]{4})年)?(?<![0-9])(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})日", RegexOptions.ExplicitCapture)]
    private static partial Regex Day();
}
