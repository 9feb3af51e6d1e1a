using System.Buffers;
using System.Text;

namespace OpenGov.Catalogues.Checking.Rules.PersonalData;

/// <summary>
/// Long numbers as people write them: in one piece, or in groups with one blank or hyphen between them, half or full width. Numbers that
/// are part of a word, an address of a page or a decimal are left out.
/// </summary>
internal static class DigitGroups
{
    private const int MostGroups = 6;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");

    /// <summary>A number of one or more groups.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where it ends; a check character X belongs to it.</param>
    /// <param name="Digits">Its digits, half width; a check character X at the end as "X".</param>
    /// <param name="Sizes">Digits in each group.</param>
    internal readonly record struct Number(int Start, int End, string Digits, int[] Sizes);

    /// <summary>How many digits a number has, a check character counted.</summary>
    internal readonly record struct Bounds(int Shortest, int Longest);

    private readonly record struct Group(int Start, int End, string Digits, bool FollowsAnother);

    /// <summary>
    /// The numbers that are something, in order; of several that begin at one place the longest, and each digit in one number only.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="bounds">How many digits it can have.</param>
    /// <param name="isIt">Whether a number is it.</param>
    public static IEnumerable<Number> Find(string text, Bounds bounds, Func<Number, bool> isIt)
    {
        if (text.AsSpan().IndexOfAny(Digits) < 0) yield break;
        var groups = Groups(text);
        for (var first = 0; first < groups.Count;)
        {
            var last = LastOf(groups, first, bounds, text, isIt, out var number);
            if (last < 0)
            {
                first++;
                continue;
            }

            yield return number;
            first = last + 1;
        }
    }

    /// <summary>The text of a number with all digits but the first and last ones as "*"; what stands between them stays.</summary>
    public static string Mask(string text, Number number, int head, int tail)
    {
        var masked = new StringBuilder(number.End - number.Start);
        var (seen, all) = (0, number.Digits.Length);
        for (var i = number.Start; i < number.End; i++)
        {
            var counts = IsDigit(text[i]) || IsCheckCharacter(text[i]);
            masked.Append(counts && seen >= head && seen < all - tail ? '*' : text[i]);
            if (counts) seen++;
        }

        return masked.ToString();
    }

    private static int LastOf(List<Group> groups, int first, Bounds bounds, string text, Func<Number, bool> isIt, out Number number)
    {
        var (found, length) = (-1, 0);
        number = default;
        for (var last = first; last < groups.Count && last < first + MostGroups; last++)
        {
            if (last > first && !groups[last].FollowsAnother) break;
            length += groups[last].Digits.Length;
            if (length > bounds.Longest) break;

            // Most runs of groups are too short; only for the others the digits are put together.
            if (length < bounds.Shortest || IsPartOfMore(text, groups[first].Start, groups[last].End)) continue;
            var some = groups[first..(last + 1)];
            var candidate = new Number(
                groups[first].Start,
                groups[last].End,
                string.Concat(some.Select(group => group.Digits)),
                [.. some.Select(group => group.Digits.TrimEnd('X').Length)]);
            if (isIt(candidate))
            {
                (found, number) = (last, candidate);
            }
        }

        return found;
    }

    private static List<Group> Groups(string text)
    {
        var groups = new List<Group>();
        for (var i = 0; i < text.Length;)
        {
            if (!IsDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && IsDigit(text[i])) i++;
            var digits = Folded(text.AsSpan(start, i - start));
            var follows = groups.Count > 0 && start - groups[^1].End == 1 && IsSeparator(text[start - 1]);
            if (i < text.Length && IsCheckCharacter(text[i]) && !(i + 1 < text.Length && IsWordCharacter(text[i + 1])))
            {
                i++;
                digits += "X";
            }

            groups.Add(new(start, i, digits, follows));
        }

        return groups;
    }

    private static bool IsPartOfMore(string text, int start, int end)
    {
        if (start > 0 && (IsWordCharacter(text[start - 1]) || text[start - 1] is '/' or '.' or '=' or '&' or '#' or '@')) return true;
        if (end == text.Length) return false;
        var after = text[end];
        return IsWordCharacter(after) || after is '@' or '%' or '元' or '万'
            || (after is '.' && end + 1 < text.Length && IsWordCharacter(text[end + 1]));
    }

    private static string Folded(ReadOnlySpan<char> digits)
    {
        var folded = new StringBuilder(digits.Length);
        foreach (var digit in digits)
        {
            folded.Append(digit > '9' ? (char)(digit - '０' + '0') : digit);
        }

        return folded.ToString();
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    private static bool IsCheckCharacter(char c) => c is 'X' or 'x' or 'Ｘ' or 'ｘ';

    private static bool IsSeparator(char c) => c is ' ' or '\u00a0' or '\u3000' or '-' or '－' or '–' or '—';

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');
}
