namespace OpenGov.Catalogues.Comparison.Words;

/// <summary>Compares parts of two texts token by token.</summary>
internal static class TokenDiff
{
    /// <summary>The changes between two parts; places are those of the whole texts.</summary>
    /// <param name="from">The earlier text.</param>
    /// <param name="fromStart">Where its part begins.</param>
    /// <param name="fromEnd">Where its part ends.</param>
    /// <param name="to">The later text.</param>
    /// <param name="toStart">Where its part begins.</param>
    /// <param name="toEnd">Where its part ends.</param>
    /// <param name="tokenEnd">Where the token that begins at a place ends.</param>
    public static List<TextChange> Changes(
        string from, int fromStart, int fromEnd, string to, int toStart, int toEnd, Func<string, int, int> tokenEnd)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var one = Cut(from, fromStart, fromEnd, tokenEnd, numbers);
        var other = Cut(to, toStart, toEnd, tokenEnd, numbers);
        var (deleted, inserted) = (new bool[one.Ids.Count], new bool[other.Ids.Count]);
        SequenceDiff.Mark(one.IdSpan, other.IdSpan, deleted, inserted);
        var changes = new List<TextChange>();
        for (var (i, j) = (0, 0); i < deleted.Length || j < inserted.Length;)
        {
            var (startI, startJ) = (i, j);
            while (i < deleted.Length && deleted[i]) i++;
            while (j < inserted.Length && inserted[j]) j++;
            if (i > startI || j > startJ)
            {
                var (at, into) = (one.Starts[startI], other.Starts[startJ]);
                changes.Add(new(at, one.Starts[i] - at, into, other.Starts[j] - into));
            }
            else
            {
                (i, j) = (i + 1, j + 1);
            }
        }

        return changes;
    }

    private static CutText Cut(string text, int start, int end, Func<string, int, int> tokenEnd, Dictionary<string, int> numbers)
    {
        var cut = new CutText([], []);
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        while (start < end)
        {
            var next = Math.Min(tokenEnd(text, start), end);
            cut.Starts.Add(start);
            if (next - start == 1)
            {
                cut.Ids.Add(text[start]);
            }
            else
            {
                var token = text.AsSpan(start, next - start);
                // Beyond all single characters.
                if (!known.TryGetValue(token, out var id)) known[token] = id = char.MaxValue + 1 + numbers.Count;
                cut.Ids.Add(id);
            }

            start = next;
        }

        cut.Starts.Add(end);
        return cut;
    }

    /// <summary>A text in tokens.</summary>
    /// <param name="Ids">Equal tokens have equal numbers.</param>
    /// <param name="Starts">Where each begins, and where the last one ends.</param>
    private sealed record CutText(List<int> Ids, List<int> Starts)
    {
        public ReadOnlySpan<int> IdSpan => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Ids);
    }
}
