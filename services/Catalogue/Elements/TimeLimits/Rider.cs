using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>
/// What a clause may carry besides its limit: an exception for other laws, an extension, an outer bound, how long it is on display, when it
/// is taken down, where it is published (domain.md §2 D, E, G).
/// </summary>
internal abstract partial record Rider
{
    /// <summary>Null when the phrase is none.</summary>
    public static Rider? Read(string phrase)
    {
        if (Exception().IsMatch(phrase)) return new Excepted();
        if (Withdrawn().IsMatch(phrase)) return new TakenDown(phrase);
        if (Unaffected().IsMatch(phrase)) return new Remark();
        if (OnlyPublishing().IsMatch(phrase) && PhraseParts.IsPlainEvent(phrase)) return new Remark();
        return Extended(phrase) ?? Bounded(phrase) ?? (Rider?)Renewed(phrase) ?? Displayed(phrase);
    }

    private static Rider? Extended(string phrase)
    {
        var match = Extension().Match(phrase);
        return match.Success && Amount.Read(match) is { } span && !phrase.Contains("不得延", StringComparison.Ordinal) && !phrase.Contains("不可", StringComparison.Ordinal)
            ? match.Groups["to"].Success ? new AtMost(span) : new Longer(span)
            : null;
    }

    private static AtMost? Bounded(string phrase) =>
        OuterBound().Match(phrase) is { Success: true } match && Amount.Read(match) is { } span ? new AtMost(span) : null;

    private static Gap? Renewed(string phrase) =>
        LongestGap().Match(phrase) is { Success: true } match && Amount.Read(match) is { } span ? new Gap(span) : null;

    private static Display? Displayed(string phrase)
    {
        var match = DisplayTime().Match(phrase);
        if (!match.Success || Amount.Read(match) is not { } span) return null;
        return new Display(phrase.TrimStart('并', '且'), new NoticePeriod(span.Count, span.Unit, match.Groups["least"].Success ? NoticeBound.AtLeast : NoticeBound.Exact));
    }

    [GeneratedRegex(
        "^(?:除[^，；。：0-9内]{0,40}?(?:另有|有其他|有特殊|有特别)(?:规定|要求)的?(?:情形|情况)?(?:外|以外|之外)"
        + "|[^，；。：0-9内]{0,40}?(?:另有|有其他|有特殊|有特别|有不同)(?:规定|要求|时限|期限)的?(?:情形|情况)?，?(?:从其规定|从其要求|除外|(?:依|按照?)(?:其|相关|有关)?规定(?:执行|办理)?|适用其规定|以其规定为准))$")]
    private static partial Regex Exception();

    [GeneratedRegex("^[^，；。：]{0,40}?满[^；。：]{0,60}?(?:不再(?:公示|公开|展示)|撤下|下架|停止公[示开]|撤除)$")]
    private static partial Regex Withdrawn();

    // What concerns other information, or only how the same is done.
    [GeneratedRegex(
        "^(?:动态(?:调整|更新|管理)|解读|次日起算|一般情况下|原则上|(?:涉密|涉及国家秘密|涉及商业秘密|涉及个人隐私|依法不予公开|依法不宜公开)[^，；。：0-9]{0,20}除外)$")]
    private static partial Regex Unaffected();

    [GeneratedRegex(
        $"^(?:(?:并|同时)?{PhraseParts.Place}{PhraseParts.Publishing}|(?:并|同时){PhraseParts.Publishing}|予以公[开布示]|向社会公[开布示])$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex OnlyPublishing();

    [GeneratedRegex(
        $"^(?:[^，；。：0-9内]{{1,30}}，){{0,2}}[^，；。：0-9内]{{0,20}}?(?:可以?|可适当|需要?|再|得|，)?(?:适当|再)?(?:延长|延期)(?<to>至|到)?(?:最[长多]?)?(?:不(?:得)?超过)?{PhraseParts.Units}{PhraseParts.Inside}?(?:公开|公布|公示)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Extension();

    [GeneratedRegex(
        $"^(?:但|且)?(?:(?:最[长迟晚多](?:期限|时间)?)?(?:均)?不(?:得|应|能)?(?:超过|晚于|迟于|多于)|最[长迟晚多](?:期限|时间)?(?:为|是)?){PhraseParts.Units}{PhraseParts.Inside}?(?:公开|公布|公示)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex OuterBound();

    [GeneratedRegex(
        $"^(?:最[大长])?(?:更新|公开)?(?:的)?(?:时间)?(?:间隔|周期|频率)(?:时间)?(?:最[大长])?(?:不(?:得|应|能)?(?:超过|大于|长于|多于)|最[大长]为){PhraseParts.Units}$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex LongestGap();

    [GeneratedRegex(
        "^[^，；：。0-9]{0,20}?(?:公示公告|公示|公告|公布|征求(?:公众|社会|群众)?意见|征集意见|意见征[集求]|听取意见|展示|张贴)的?(?:时间|期限|期|天数|时长)?(?:应当?|原则上|一般|为期|为|是)*"
        + $"(?<least>不得?少于|不(?:得)?低于|不(?:得)?短于|至少为?|最短为?)?{PhraseParts.Units}(?<least>以上)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex DisplayTime();
}

/// <summary>Other laws may set another limit.</summary>
internal sealed record Excepted : Rider;

/// <summary>Nothing that changes the limit.</summary>
internal sealed record Remark : Rider;

/// <summary>An extension by so many units.</summary>
internal sealed record Longer(TimeLimitSpan Span) : Rider;

/// <summary>An outer bound of so many units.</summary>
internal sealed record AtMost(TimeLimitSpan Span) : Rider;

/// <summary>The longest time between two updates.</summary>
internal sealed record Gap(TimeLimitSpan Span) : Rider;

/// <summary>How long it is on display, as written and as understood.</summary>
internal sealed record Display(string Words, NoticePeriod Notice) : Rider;

/// <summary>When it is taken down, as written.</summary>
internal sealed record TakenDown(string Words) : Rider;
