using System.Globalization;
using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>By or on one date: "2021年年底前", "6月底前", "2026年3月31日" (domain.md §2 I 75, K). Without a year it is an assumption.</summary>
internal static partial class DateRecogniser
{
    public static Understood? Read(string phrase)
    {
        var match = Date().Match(phrase);
        if (!match.Success) return null;
        var year = Number(match, "year");
        var whole = match.Groups["during"].Success;
        var date = new TimeLimitSchedule
        {
            Year = year,
            Month = Number(match, "month"),
            Day = Number(match, "day"),
            End = match.Groups["end"].Success || whole,
            By = match.Groups["by"].Success || whole,
        };
        // "6月前" may mean its first or its last day.
        var exact = year > 0 && (date.Day > 0 || date.End);
        return new Understood(
            TimeLimitKind.ByDate, Schedule: date, Confidence: exact ? TimeLimitConfidence.Certain : TimeLimitConfidence.Assumed);
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } digits ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        "^(?:(?:最迟)?(?:在|于|不晚于|不迟于|截至|截止到?)|(?<by>最迟|不晚于|不迟于))?"
        + "(?:(?<year>20[0-9]{2})年度?(?:年?(?<end>底|末|终)|(?<during>内))"
        + "|(?:(?<year>20[0-9]{2})年|今年|本年度?|当年)?(?<month>1[0-2]|0?[1-9])月份?(?:(?<day>3[01]|[12][0-9]|0?[1-9])[日号]|(?<end>底|末)|(?<during>内)|(?=之?前))"
        + "|(?:今|本|当)?年(?<end>底|末|终)|(?:今|本|当)?年(?<during>内))"
        + $"(?<by>{PhraseParts.Before})?(?:，?{PhraseParts.Place}?(?:{PhraseParts.Publishing}|完成))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
