using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>
/// Within a number of units after an event: "信息形成或者变更之日起20个工作日内予以公开", "本级政府财政部门批复后20日内",
/// "信息形成20个工作日内", and bare "20个工作日" with no event (domain.md §2 A–C).
/// </summary>
internal static partial class WithinRecogniser
{
    private const string Amount =
        @"(?<count>[1-9]\d{0,3}|[一二两三四五六七八九十]{1,3})(?:个?(?<workingDay>工作日)|(?<day>个?自然日|日|天)|(?<month>个月)|(?<year>年))";

    private const string Inside = "(?:之内|以内|内)";

    /// <summary>Where and how; the last group forgives "内公开内公开".</summary>
    private const string Tail = $"(?:，?(?:在[^，；。0-9]{{1,15}}?)?(?:{PhraseParts.Publishing})(?:内公开)?)?$";

    // "批后公布应在规划批准后": what stands before 应在 is not the event. "自然灾害发生后": not every 自 is a "from".
    private const string Start = "^(?:[^，；：。0-9]{1,12}?应当?(?:在|于|(?=自)))?(?:自(?![然愿主行治建]))?";

    public static UnderstoodLimit? Read(string phrase)
    {
        var match = AfterEvent().Match(phrase);
        if (!match.Success) match = AtEvent().Match(phrase);
        if (!match.Success) match = Bare().Match(phrase);
        if (!match.Success || Count(match) is not { } count) return null;
        var trigger = match.Groups["trigger"].Value;
        return PhraseParts.IsPlainEvent(trigger) ? new UnderstoodLimit(TimeLimitKind.Within, count, Unit(match), trigger) : null;
    }

    private static int? Count(Match match)
    {
        var count = ChineseNumeral.Read(match.Groups["count"].Value);
        // "2021年内" names a year, not 2,021 of them.
        return match.Groups["year"].Success && count > 50 ? null : count;
    }

    private static TimeUnit Unit(Match match) =>
        match.Groups["workingDay"].Success ? TimeUnit.WorkingDay
        : match.Groups["day"].Success ? TimeUnit.Day
        : match.Groups["month"].Success ? TimeUnit.Month
        : TimeUnit.Year;

    [GeneratedRegex($"{Start}(?<trigger>{PhraseParts.Event})(?:之日起|之日后|之日|之后|以后|后|起)，?的?{Amount}{Inside}{Tail}", RegexOptions.ExplicitCapture)]
    private static partial Regex AfterEvent();

    // Without 之日起 or 后 only words that are clearly an event count as one; a stray 个 before the number is a frequent slip.
    [GeneratedRegex(
        $"{Start}(?<trigger>{PhraseParts.Event}(?<=形成|变更|获取|更新|产生|制作|制定|作出|下达|批复|批准|印发|颁布|文件公开|本单位)(?:（[^（）]{{1,12}}）)?)个?{Amount}{Inside}{Tail}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AtEvent();

    [GeneratedRegex($"^(?:[在于]?{Amount}{Inside}{Tail}|(?<count>[1-9]\\d{{0,3}}|[一二两三四五六七八九十]{{1,3}})个?(?<workingDay>工作日)$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();
}
