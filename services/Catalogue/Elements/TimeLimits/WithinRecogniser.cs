using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>
/// Within a number of units after an event: "信息形成或者变更之日起20个工作日内予以公开", "本级政府财政部门批复后20日内",
/// "信息形成20个工作日内", and bare "20个工作日" with no event (domain.md §2 A–C).
/// </summary>
internal static partial class WithinRecogniser
{
    private const string Start = $"^(?:一般|原则上|应当?|须|要)?{PhraseParts.From}?";

    private const string Most = "(?:(?:最[长迟晚多])?不(?:得|应|能)?(?:超过|晚于|迟于|多于))";

    /// <summary>Where and how; the last group forgives "内公开内公开".</summary>
    private const string Tail = $"(?:，?{PhraseParts.Place}?{PhraseParts.Publishing}(?:内公开)?|，?{PhraseParts.Place}完成)?$";

    public static Understood? Read(string phrase) => Event(AfterEvent().Match(phrase)) ?? Event(AtEvent().Match(phrase)) ?? Event(Bare().Match(phrase));

    private static Understood? Event(Match match)
    {
        if (!match.Success || Amount.Read(match) is not { } amount) return null;
        var trigger = match.Groups["trigger"].Value;
        if (!PhraseParts.IsPlainEvent(trigger)) return null;
        // "形成后20个工作日" lacks its 内, "形成个20个工作日内" has a 个 too many: everybody means the same.
        var exact = match.Groups["inside"].Success && !match.Groups["slip"].Success;
        return new Understood(
            TimeLimitKind.Within, amount.Count, amount.Unit, trigger, Confidence: exact ? TimeLimitConfidence.Certain : TimeLimitConfidence.Assumed);
    }

    [GeneratedRegex(
        $"{Start}(?<trigger>{PhraseParts.Event})(?:之?日(?:起算?|算起)|之日后|之日|之后|以后|后|後|起)(?:计算)?，?的?(?<inside>{Most})?{PhraseParts.Units}(?<inside>{PhraseParts.Inside})?{Tail}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AfterEvent();

    // Without 之日起 or 后 only words that are clearly an event count as one; a stray 个 before the number is a frequent slip.
    [GeneratedRegex(
        $"{Start}(?<trigger>{PhraseParts.Event}(?<=形成|变更|获取|更新|产生|制作|制定|作出|下达|下发|批复|批准|印发|颁布|发布|签订|生效|办结|结束|确定|审定|文件公开|本单位)(?:（[^（）]{{1,12}}）)?"
        + $"|(?:作出|收到|接到|取得|签订|下达){PhraseParts.Event})"
        + $"(?<slip>[个個])?{PhraseParts.Units}(?<inside>{PhraseParts.Inside}){Tail}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AtEvent();

    [GeneratedRegex(
        $"^(?:[在于]?(?<inside>{Most})?{PhraseParts.Units}(?<inside>{PhraseParts.Inside}){Tail}|(?<inside>{Most}){PhraseParts.Units}{Tail}"
        + $"|(?<inside>)(?<count>{ChineseNumeral.Pattern})[个個]?(?<workingDay>(?:法定)?工作[日天]){Tail})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();
}
