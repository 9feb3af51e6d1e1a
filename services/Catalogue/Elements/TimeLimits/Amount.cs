using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>A number of units as <see cref="PhraseParts.Units"/> matches it.</summary>
internal static class Amount
{
    private static readonly (string Group, TimeUnit Unit)[] Units =
    [
        ("workingDay", TimeUnit.WorkingDay), ("day", TimeUnit.Day), ("hour", TimeUnit.Hour), ("week", TimeUnit.Week), ("month", TimeUnit.Month),
        ("quarter", TimeUnit.Quarter), ("year", TimeUnit.Year), ("term", TimeUnit.Term),
    ];

    /// <summary>Null when the characters of the number are none, or a year's name was taken for a number of years ("2021年内").</summary>
    public static TimeLimitSpan? Read(Match match)
    {
        if (match.Groups["half"].Success) return new(1, TimeUnit.HalfYear);
        if (ChineseNumeral.Read(match.Groups["count"].Value) is not { } count) return null;
        foreach (var (group, unit) in Units)
        {
            if (match.Groups[group].Success) return unit is TimeUnit.Year && count > 100 ? null : new(count, unit);
        }

        return null;
    }
}
