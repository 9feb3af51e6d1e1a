using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>Left to something else: "同上", "按相关规定公开", "按照区财政统一部署执行" (domain.md §2 J); "依申请公开" has the law's own limits.</summary>
internal static partial class ReferenceRecogniser
{
    public static Understood? Read(string phrase)
    {
        if (OnRequest().IsMatch(phrase)) return new Understood(TimeLimitKind.OnRequest);
        var match = Refers().Match(phrase);
        return match.Success
            ? new Understood(TimeLimitKind.Refers, Reference: match.Groups["reference"].Value, Confidence: TimeLimitConfidence.Uncertain)
            : null;
    }

    [GeneratedRegex("^(?:应当?|按|属于?)?依申请(?:予以)?(?:公开|提供|办理)?$")]
    private static partial Regex OnRequest();

    private const string Left =
        "(?:规定|要求|部署|安排|时限|期限|时间|文件|通知|办法|条例|制度|方案|精神|标准|程序|流程|法律|法规|政策|》)";

    [GeneratedRegex(
        "^(?:(?<reference>同(?:上|前|左))(?:行|栏|款)?"
        + $"|(?:按照?|根据|依据|依照|参照|遵照|执行|在|详?见|以)(?<reference>[^，；：。0-9]{{0,40}}?{Left})(?:的?(?:时限|期限|时间))?{PhraseParts.Inside}?(?:为准|，?(?:{PhraseParts.Publishing}|(?:统一|严格|予以|及时)?(?:执行|办理|落实)))?"
        + $"|(?<reference>(?:法定|规定)的?(?:时限|期限|时间)){PhraseParts.Inside}?{PhraseParts.Publishing}?"
        + "|(?<reference>依法依规|依法)(?:及时|主动|予以|进行)*(?:公开|公布|公示|发布))$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Refers();
}
