using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>For good: "长期公开", "永久公开" (domain.md §2 H); "常态化" of plans is taken for the same.</summary>
internal static partial class PermanentRecogniser
{
    public static Understood? Read(string phrase)
    {
        var match = Permanent().Match(phrase);
        if (!match.Success) return null;
        return new Understood(
            TimeLimitKind.Permanent, Confidence: match.Groups["routine"].Success ? TimeLimitConfidence.Assumed : TimeLimitConfidence.Certain);
    }

    [GeneratedRegex(
        $"^(?:应当?|须)?{PhraseParts.Place}?(?:(?:长期|永久|常年|长年|始终|一直)(?:坚持|保持|有效|保留)?|(?<routine>常态化?|持续))(?:{PhraseParts.Publishing}|保留|有效)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Permanent();
}
