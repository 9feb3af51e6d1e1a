using System.Text.RegularExpressions;
using OpenGov.Platform.Tables;

namespace OpenGov.Departments.Tasks.Units;

/// <summary>
/// The units in a cell: one on each line, or joined by "、" and the like, also by "和" before another unit of the district. What stands in
/// brackets is part of a name (domain.md §10).
/// </summary>
public static partial class UnitNames
{
    private const string Opening = "（〈《<[【(";
    private const string Closing = "）〉》>]】)";

    /// <summary>The names in order, each once.</summary>
    public static IReadOnlyList<string> Split(string cell)
    {
        var names = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i == cell.Length || (depth == 0 && "、，,；;\n\r/".Contains(cell[i], StringComparison.Ordinal)))
            {
                Take(cell[start..i], names);
                start = i + 1;
            }
            else if (Opening.Contains(cell[i], StringComparison.Ordinal)) depth++;
            else if (Closing.Contains(cell[i], StringComparison.Ordinal)) depth = Math.Max(0, depth - 1);
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The same as one cell.</summary>
    public static string Join(IEnumerable<string> names) => string.Join('、', names);

    private static void Take(string part, List<string> names)
    {
        var name = WrittenText.SingleLine(part);
        if (And().Match(name) is { Success: true, Index: var at })
        {
            Take(name[..at], names);
            Take(name[(at + And().Match(name).Length)..], names);
        }
        else if (Others().Match(name) is { Success: true, Index: > 0 and var tail })
        {
            Take(name[..tail], names);
            Take(name[tail..], names);
        }
        else if (name.Length > 0)
        {
            names.Add(name);
        }
    }

    // "和" is also inside names (自然资源和规划局, 文化和旅游局); before a unit's first character it joins two.
    [GeneratedRegex("(?<=.)(?:以及|及|和)(?=(?:区|县|市|各).)", RegexOptions.CultureInvariant)]
    private static partial Regex And();

    [GeneratedRegex("等.{0,8}(?:部门|单位)$", RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
