using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>Before an event: "组织听证7个工作日前", "会议召开前3日", "提前5个工作日公开", "项目开工前公开" (domain.md §2 G).</summary>
internal static partial class BeforeRecogniser
{
    private const string Tail = $"(?:，?{PhraseParts.Place}?{PhraseParts.Publishing})?$";

    public static Understood? Read(string phrase)
    {
        var match = Counted().Match(phrase);
        if (!match.Success) match = Ahead().Match(phrase);
        var trigger = match.Groups["trigger"].Value;
        if (match.Success)
        {
            return Amount.Read(match) is { } amount && PhraseParts.IsPlainEvent(trigger)
                ? new Understood(TimeLimitKind.BeforeEvent, amount.Count, amount.Unit, trigger)
                : null;
        }

        match = Uncounted().Match(phrase);
        trigger = match.Groups["trigger"].Value;
        return match.Success && PhraseParts.IsPlainEvent(trigger) ? new Understood(TimeLimitKind.BeforeEvent, Trigger: trigger) : null;
    }

    [GeneratedRegex(
        $"^(?:应当?|须)?{PhraseParts.From}?(?!每)(?<trigger>{PhraseParts.Event}(?<![0-9年月]))?(?:的|之)?(?:至少|不少于)?{PhraseParts.Units}{PhraseParts.Before}{Tail}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();

    [GeneratedRegex(
        $"^(?:应当?|须)?{PhraseParts.From}?(?:(?<trigger>{PhraseParts.Event}){PhraseParts.Before}，?的?|(?<trigger>{PhraseParts.Event})?提前)(?:至少|不少于)?{PhraseParts.Units}{PhraseParts.Inside}?{Tail}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Ahead();

    // "目前", "事前", "批前" name no event; "6月底前" and "20日前" are dates.
    [GeneratedRegex(
        $"^(?:应当?|须)?{PhraseParts.From}?(?<trigger>(?!每|[0-9])[^，；：。？！.?!①-⑳0-9]{{1,40}}[^目之以事提当此底末日月年季旬周，；：。0-9]){PhraseParts.Before}{Tail}",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Uncounted();
}
