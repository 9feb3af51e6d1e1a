using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>For good: "长期公开", "永久公开", "长期公开（动态调整）" (domain.md §2 H).</summary>
internal static partial class PermanentRecogniser
{
    public static UnderstoodLimit? Read(string phrase) =>
        Permanent().IsMatch(phrase) ? new UnderstoodLimit(TimeLimitKind.Permanent) : null;

    [GeneratedRegex($"^(?:长期|永久|常年|长年)(?:有效|{PhraseParts.Publishing})?(?:（动态(?:调整|更新)）)?$")]
    private static partial Regex Permanent();
}
