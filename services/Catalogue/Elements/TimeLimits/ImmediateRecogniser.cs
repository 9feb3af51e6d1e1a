using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>At once: "实时公开", "按进展情况及时公开", "重大决策作出后及时公开" (domain.md §2 F).</summary>
internal static partial class ImmediateRecogniser
{
    public static UnderstoodLimit? Read(string phrase)
    {
        var match = Immediate().Match(phrase);
        var trigger = match.Groups["trigger"].Value;
        return match.Success && PhraseParts.IsPlainEvent(trigger)
            ? new UnderstoodLimit(TimeLimitKind.Immediate, Trigger: trigger)
            : null;
    }

    [GeneratedRegex(
        $"^(?:自?(?<trigger>{PhraseParts.Event})(?:之日后|之后|以后|后)，?|按照?(?:工作)?进展(?:情况)?)?应?当?(?:及时|实时|即时|随时|隨时|立即|第一时间)(?:{PhraseParts.Publishing})?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Immediate();
}
