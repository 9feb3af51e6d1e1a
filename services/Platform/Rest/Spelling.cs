namespace OpenGov.Platform.Rest;

/// <summary>Finds what somebody meant to write.</summary>
internal static class Spelling
{
    private const int LongestName = 60;

    /// <summary>The allowed name that is nearest to the given one; null when none is near.</summary>
    public static string? Nearest(string given, IReadOnlyCollection<string> allowed)
    {
        if (given.Length is 0 or > LongestName)
        {
            return null;
        }

        var plain = Plain(given);

        // "RED" for "THING_KIND_RED".
        var tails = allowed.Where(candidate => Plain(candidate).EndsWith(plain, StringComparison.Ordinal)).Take(2).ToList();
        if (tails.Count == 1)
        {
            return tails[0];
        }

        var (name, distance) = allowed
            .Select(candidate => (Name: candidate, Distance: Distance(plain, Plain(candidate))))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return name is not null && distance <= Math.Max(1, plain.Length / 3) ? name : null;
    }

    // Letter case, underscores and hyphens are what people mix up first.
    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    // Letters added, left out, changed, or swapped with their neighbour count one each.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var changed = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
