using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>
/// Again and again: "每年1月31日前", "每季度的首个月20日", "按年公开", "半年至少更新1次", and the bare cycle "6个月" (domain.md §2 I). A
/// date without 每 ("6月底前") does not say that it comes again.
/// </summary>
internal static partial class PeriodicRecogniser
{
    private const string Tail =
        $"(?:，?{PhraseParts.Place}?(?:(?<least>至少|不少于|最少)?(?:定期|集中)?{PhraseParts.Publishing}?(?:(?<least>至少|不少于|最少)?(?<times>{ChineseNumeral.Pattern})次(?<least>以上)?{PhraseParts.Publishing}?)?)"
        + "|，?(?:填报|编制|报送|报告|公开|公布|发布|更新)(?:上一?年度?|上季度?|上月|本[年季月]度?)[^，；：。0-9]{1,25})?$";

    private const string Month = "(?:的?(?<first>首)[个個]?月|的?第(?<month>[一二三四五六1-6])[个個]?月|的?(?<month>1[0-2]|0?[1-9])月份?)?";

    private const string Day = "(?:的?(?<day>3[01]|[12][0-9]|0?[1-9])[日号]|的?(?:(?<=年的?)年)?(?<end>底|末|终|最后一[天日]))?";

    public static Understood? Read(string phrase) => Cyclic(Each().Match(phrase)) ?? Cyclic(Often().Match(phrase)) ?? Loose(phrase);

    private static Understood? Cyclic(Match match)
    {
        if (!match.Success) return null;
        var every = match.Groups["every"].Success ? ChineseNumeral.Read(match.Groups["every"].Value) : 1;
        var times = match.Groups["times"].Success ? ChineseNumeral.Read(match.Groups["times"].Value) : 0;
        if (every is null || times is null) return null;
        var schedule = new TimeLimitSchedule
        {
            Every = every.Value,
            Unit = Cycle.Unit(match.Groups["unit"].Value),
            Times = times.Value,
            AtLeast = match.Groups["least"].Success,
            Month = match.Groups["first"].Success ? 1 : Small(match, "month"),
            Day = match.Groups["weekday"].Success ? Weekday(match.Groups["weekday"].Value) : Small(match, "day"),
            End = match.Groups["end"].Success,
            By = match.Groups["by"].Success,
        };
        return IsDay(schedule) ? new Understood(TimeLimitKind.Periodic, Schedule: schedule) : null;
    }

    private static Understood? Loose(string phrase)
    {
        if (Regularly().IsMatch(phrase)) return new Understood(TimeLimitKind.Periodic, Schedule: new(), Confidence: TimeLimitConfidence.Uncertain);
        var match = BareCycle().Match(phrase);
        if (!match.Success || Amount.Read(match) is not { } cycle) return null;
        return new Understood(
            TimeLimitKind.Periodic, Schedule: new() { Every = cycle.Count, Unit = cycle.Unit }, Confidence: TimeLimitConfidence.Uncertain);
    }

    /// <summary>"每周1月", "每月3月", "每季度第五个月" and a day of the year without its month are no days.</summary>
    private static bool IsDay(TimeLimitSchedule schedule) => (schedule.Month, schedule.Unit) switch
    {
        (0, TimeUnit.Month or TimeUnit.Week) => true,
        (0, _) => schedule.Day == 0,
        (_, TimeUnit.Year or TimeUnit.SchoolYear) => true,
        ( <= 6, TimeUnit.HalfYear) or ( <= 3, TimeUnit.Quarter) => true,
        _ => false,
    };

    private static int Small(Match match, string group) => match.Groups[group].Success ? ChineseNumeral.Read(match.Groups[group].Value.TrimStart('0')) ?? 0 : 0;

    private static int Weekday(string name) => "一二三四五六日天".IndexOf(name, StringComparison.Ordinal) is var day && day == 7 ? 7 : day + 1;

    [GeneratedRegex(
        $"^(?:应当?|须|于|在)?(?<least>至少)?每隔?(?<every>{ChineseNumeral.Pattern})?[个個]?(?<unit>{Cycle.Pattern})"
        + $"(?:(?<weekday>(?<=周|星期)[一二三四五六日天])(?!次)|{Month}{Day})(?<by>{PhraseParts.Before}|内)?{Tail}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Each();

    // "按年公开", "年度更新", "半年至少更新1次", "一年一次", "至少1次/半年", "1次/3个月".
    [GeneratedRegex(
        $"^(?:(?:按|逐)(?<unit>{Cycle.Pattern})度?(?:定期|及时|动态)?{PhraseParts.Publishing}"
        + $"|(?<unit>半年度?|年度|季度|月度){PhraseParts.Publishing}"
        + $"|(?<every>{ChineseNumeral.Pattern})?[个個]?(?<unit>{Cycle.Pattern})(?<least>至少|不少于|最少)?{PhraseParts.Publishing}?(?<times>{ChineseNumeral.Pattern})次(?<least>以上)?"
        + $"|{PhraseParts.Publishing}?(?<least>至少|不少于|最少)?{PhraseParts.Publishing}?(?<times>{ChineseNumeral.Pattern})次(?<least>以上)?/?每?(?:(?<every>{ChineseNumeral.Pattern})[个個]?)?(?<unit>{Cycle.Pattern}))$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Often();

    [GeneratedRegex($"^(?:应当?|须)?(?:定期|周期性)(?:集中)?{PhraseParts.Publishing}?$")]
    private static partial Regex Regularly();

    // Days and weeks alone may as well be a limit.
    [GeneratedRegex($"^(?:(?<count>{ChineseNumeral.Pattern})(?:[个個](?<month>月)|(?<year>年)|[个個](?<quarter>季度)|[个個](?<term>学期))|(?<half>半年))$", RegexOptions.ExplicitCapture)]
    private static partial Regex BareCycle();
}
