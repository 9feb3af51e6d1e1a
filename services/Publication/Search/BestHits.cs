namespace OpenGov.Publications.Search;

/// <summary>Keeps the best of many hits: a heap with the worst kept on top.</summary>
/// <param name="limit">How many to keep.</param>
internal sealed class BestHits(int limit)
{
    private readonly List<(ulong Key, int Item)> heap = new(Math.Min(limit, 256));

    private ulong worst = limit > 0 ? ulong.MaxValue : 0;

    /// <summary>Offers a hit.</summary>
    /// <param name="key">Its rank; smaller is better.</param>
    /// <param name="item">The item.</param>
    public void Offer(ulong key, int item)
    {
        // Nearly all of many hits end here.
        if (key < worst)
        {
            Keep(key, item);
        }
    }

    /// <summary>The kept, best first.</summary>
    public IEnumerable<(ulong Key, int Item)> Sorted() => heap.OrderBy(hit => hit.Key).ThenBy(hit => hit.Item);

    private void Keep(ulong key, int item)
    {
        if (heap.Count < limit)
        {
            heap.Add((key, item));
            Up(heap.Count - 1);
        }
        else
        {
            heap[0] = (key, item);
            Down(0);
        }

        worst = heap.Count == limit ? heap[0].Key : ulong.MaxValue;
    }

    private void Up(int at)
    {
        while (at > 0 && heap[(at - 1) / 2].Key < heap[at].Key)
        {
            (heap[at], heap[(at - 1) / 2]) = (heap[(at - 1) / 2], heap[at]);
            at = (at - 1) / 2;
        }
    }

    private void Down(int at)
    {
        while (true)
        {
            var worse = 2 * at + 1;
            if (worse >= heap.Count)
            {
                return;
            }

            if (worse + 1 < heap.Count && heap[worse + 1].Key > heap[worse].Key)
            {
                worse++;
            }

            if (heap[worse].Key <= heap[at].Key)
            {
                return;
            }

            (heap[at], heap[worse]) = (heap[worse], heap[at]);
            at = worse;
        }
    }
}
