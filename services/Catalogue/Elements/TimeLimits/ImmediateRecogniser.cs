using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>
/// At once, or together with something: "实时公开", "按进展情况及时公开", "重大决策作出后及时公开", "随采购公告公开", "在…时公开"
/// (domain.md §2 F).
/// </summary>
internal static partial class ImmediateRecogniser
{
    private const string AtOnce = "(?:及时|实时|即时|随时|隨时|立即|即刻|第一时间|当日|当天)";

    private const string Together = "(?:一并|一同|一起|同步|同时)";

    public static Understood? Read(string phrase) => Plain(phrase) ?? WithAnother(phrase) ?? AtEvent(phrase) ?? AsItGoes(phrase);

    private static Understood? Plain(string phrase)
    {
        var match = Plain().Match(phrase);
        var trigger = match.Groups["trigger"].Value;
        return match.Success && PhraseParts.IsPlainEvent(trigger) ? Immediate(trigger, trigger.Length > 0 ? $"{trigger}后及时公开" : "及时公开") : null;
    }

    private static Understood? WithAnother(string phrase)
    {
        var match = Piggyback().Match(phrase);
        var trigger = match.Groups["trigger"].Value;
        return match.Success && PhraseParts.IsPlainEvent(trigger) ? Immediate(trigger, $"与{trigger}同步公开") : null;
    }

    private static Understood? AtEvent(string phrase)
    {
        var match = During().Match(phrase);
        var trigger = match.Groups["trigger"].Value;
        return match.Success && PhraseParts.IsPlainEvent(trigger) ? Immediate(trigger, $"在{trigger}时公开") : null;
    }

    private static Understood? AsItGoes(string phrase)
    {
        var match = Progress().Match(phrase);
        if (!match.Success) return null;
        var trigger = match.Groups["trigger"].Value;
        return Immediate(trigger, $"按{trigger}及时公开") with
        {
            Confidence = match.Groups["prompt"].Success ? TimeLimitConfidence.Certain : TimeLimitConfidence.Assumed,
        };
    }

    private static Understood Immediate(string trigger, string said) => new(TimeLimitKind.Immediate, Trigger: trigger, Said: said);

    [GeneratedRegex(
        $"^(?:应当?|须)?(?:{PhraseParts.From}?(?<trigger>{PhraseParts.Event})(?:之日起|之日后|之日|之后|以后|后|後)，?)?(?:应当?|须|要|的)?{PhraseParts.Place}?{AtOnce}(?:、{AtOnce})?{PhraseParts.Place}?{PhraseParts.Publishing}?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();

    [GeneratedRegex(
        $"^(?:应当?)?(?:(?:随|隨)(?![时机意])(?:同|着)?(?<trigger>{PhraseParts.Event}){Together}?|(?:与|和|同)(?<trigger>{PhraseParts.Event}){Together})(?:在线)?{PhraseParts.Publishing}$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Piggyback();

    [GeneratedRegex(
        $"^{PhraseParts.From}?(?<trigger>{PhraseParts.Event}[^及实即随隨同])的?(?:同时|时)，?{PhraseParts.Place}?(?:{Together})?{PhraseParts.Publishing}$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex During();

    [GeneratedRegex(
        $"^(?:按照?|根据|视|依)(?<trigger>[^，；：。0-9]{{0,8}}?(?:进展|进度|实际|变化|变动|需要)(?:情况)?)，?(?<prompt>{AtOnce})?{PhraseParts.Publishing}$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Progress();
}
