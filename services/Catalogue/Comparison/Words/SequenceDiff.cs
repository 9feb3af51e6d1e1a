namespace OpenGov.Catalogues.Comparison.Words;

/// <summary>
/// A shortest edit script between two sequences by Myers' linear-space method ("An O(ND) Difference Algorithm and Its Variations", 1986):
/// the middle of the way is searched from both ends at once, then both halves are solved alike. Sequences that have little in common
/// are given up early and count as replaced, so that the work stays within some 10,000 steps for a search.
/// </summary>
internal ref struct SequenceDiff
{
    /// <summary>Steps from each end; texts further apart than twice as many edits are no longer the same text to a reader.</summary>
    private const int MostSteps = 128;

    private const int Width = (2 * MostSteps) + 3;

    private readonly ReadOnlySpan<int> from;
    private readonly ReadOnlySpan<int> to;
    private readonly Span<bool> deleted;
    private readonly Span<bool> inserted;
    private readonly Span<int> forward;
    private readonly Span<int> backward;

    private SequenceDiff(
        ReadOnlySpan<int> from, ReadOnlySpan<int> to, Span<bool> deleted, Span<bool> inserted, Span<int> forward, Span<int> backward)
    {
        this.from = from;
        this.to = to;
        this.deleted = deleted;
        this.inserted = inserted;
        this.forward = forward;
        this.backward = backward;
    }

    /// <summary>Marks the elements that only one of the sequences has; those that stay unmarked are the same in both, in order.</summary>
    public static void Mark(ReadOnlySpan<int> from, ReadOnlySpan<int> to, Span<bool> deleted, Span<bool> inserted)
    {
        Span<int> forward = stackalloc int[Width], backward = stackalloc int[Width];
        new SequenceDiff(from, to, deleted, inserted, forward, backward).Solve(0, from.Length, 0, to.Length);
    }

    private readonly void Solve(int fromStart, int fromEnd, int toStart, int toEnd)
    {
        while (fromStart < fromEnd && toStart < toEnd && from[fromStart] == to[toStart]) (fromStart, toStart) = (fromStart + 1, toStart + 1);
        while (fromStart < fromEnd && toStart < toEnd && from[fromEnd - 1] == to[toEnd - 1]) (fromEnd, toEnd) = (fromEnd - 1, toEnd - 1);
        if (fromStart < fromEnd && toStart < toEnd && Middle(fromStart, fromEnd, toStart, toEnd) is { } middle)
        {
            Solve(fromStart, middle.From, toStart, middle.To);
            Solve(middle.From, fromEnd, middle.To, toEnd);
        }
        else
        {
            deleted[fromStart..fromEnd].Fill(true);
            inserted[toStart..toEnd].Fill(true);
        }
    }

    /// <summary>A point on a shortest way through the rectangle, about half way; null when it is too far.</summary>
    private readonly (int From, int To)? Middle(int fromStart, int fromEnd, int toStart, int toEnd)
    {
        var (n, m) = (fromEnd - fromStart, toEnd - toStart);
        var difference = n - m;
        var isOdd = (difference & 1) != 0;
        var most = Math.Min((n + m + 1) / 2, MostSteps);
        forward[Slot(1)] = backward[Slot(1)] = 0;
        for (var d = 0; d <= most; d++)
        {
            // Diagonals that have left the rectangle are passed over.
            var (least, last) = (-(d - (2 * Math.Max(0, d - m))), d - (2 * Math.Max(0, d - n)));
            for (var k = least; k <= last; k += 2)
            {
                var x = Step(forward, k, d);
                while (x < n && x - k < m && from[fromStart + x] == to[toStart + x - k]) x++;
                forward[Slot(k)] = x;
                if (isOdd && Math.Abs(difference - k) < d && x + backward[Slot(difference - k)] >= n) return (fromStart + x, toStart + x - k);
            }

            for (var k = least; k <= last; k += 2)
            {
                var x = Step(backward, k, d);
                while (x < n && x - k < m && from[fromEnd - 1 - x] == to[toEnd - 1 - x + k]) x++;
                backward[Slot(k)] = x;
                if (!isOdd && Math.Abs(difference - k) <= d && x + forward[Slot(difference - k)] >= n) return (fromEnd - x, toEnd - x + k);
            }
        }

        return null;
    }

    private static int Step(ReadOnlySpan<int> reached, int k, int d) =>
        k == -d || (k != d && reached[Slot(k - 1)] < reached[Slot(k + 1)]) ? reached[Slot(k + 1)] : reached[Slot(k - 1)] + 1;

    private static int Slot(int k) => k + MostSteps + 1;
}
