using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Audit;

/// <summary>
/// Computes the whole chain again from what is stored, and says where it is broken first. A change that is made to agree with all that
/// comes after it, the anchor included, shows only against a hash that was noted elsewhere, which the caller may give.
/// </summary>
public sealed class ChainVerifier(AuditChain chain)
{
    /// <summary>Verifies the chain as it is now.</summary>
    /// <param name="noted">An earlier end of the chain that the caller noted; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ChainVerdict> VerifyAsync(NotedEnd? noted, CancellationToken cancellation)
    {
        // The anchor first: what is added meanwhile lies behind it.
        var head = (await chain.HeadAsync(cancellation))?.Value;
        var walk = new ChainWalk(chain.Service);
        var additions = 0L;
        await foreach (var block in chain.BlocksAsync("", cancellation))
        {
            additions += block.Revision;
            var broken = walk.Over(block);
            broken ??= Differs(walk, head is null ? null : new(head.Sequence, head.Hash), ChainFault.AnchorDiffers);
            broken ??= Differs(walk, noted, ChainFault.NotedDiffers);
            if (broken is not null)
            {
                return new(walk.Last, walk.Hash, broken);
            }
        }

        if (head is null && additions > 1 && await chain.HeadAsync(cancellation) is null)
        {
            // Only the first addition may be without its anchor, when the process was stopped between the two.
            return new(walk.Last, walk.Hash, new(walk.Last, ChainFault.AnchorDiffers));
        }

        var furthest = Math.Max(head?.Sequence ?? 0, noted?.Sequence ?? 0);
        return new(walk.Last, walk.Hash, furthest > walk.Last ? new(walk.Last + 1, ChainFault.EndMissing) : null);
    }

    private static ChainBreak? Differs(ChainWalk walk, NotedEnd? end, ChainFault fault) =>
        end is not null && walk.HashAt(end.Sequence) is { } hash && hash != end.Hash ? new(end.Sequence, fault) : null;
}

/// <summary>An end of the chain as somebody noted it.</summary>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Hash">Its hash.</param>
public sealed record NotedEnd(long Sequence, string Hash);

/// <summary>What a verification found.</summary>
/// <param name="Last">The last entry that was reached.</param>
/// <param name="Hash">Its hash; to be noted elsewhere.</param>
/// <param name="Broken">The first break; null when the chain is whole.</param>
public sealed record ChainVerdict(long Last, string Hash, ChainBreak? Broken);

/// <summary>Where the chain is broken, and how.</summary>
/// <param name="Sequence">The first entry that is not as it was written.</param>
/// <param name="Fault">How.</param>
public sealed record ChainBreak(long Sequence, ChainFault Fault);

/// <summary>How a chain can be broken; the numbers are those of the contract.</summary>
public enum ChainFault
{
    /// <summary>The entry is not what its hash was made of, or follows another one than it did.</summary>
    Changed = 1,

    /// <summary>The entry is missing: removed, or in another's place.</summary>
    Missing = 2,

    /// <summary>Entries at the end are missing.</summary>
    EndMissing = 3,

    /// <summary>The entry is not the one that the anchor says.</summary>
    AnchorDiffers = 4,

    /// <summary>The entry is not the one that the caller noted.</summary>
    NotedDiffers = 5,
}

/// <summary>Goes along the chain.</summary>
internal sealed class ChainWalk(string service)
{
    private readonly Dictionary<long, string> inBlock = [];

    /// <summary>The last entry that was right.</summary>
    public long Last { get; private set; }

    /// <summary>Its hash.</summary>
    public string Hash { get; private set; } = CanonicalForm.Beginning;

    /// <summary>The hash of an entry of the last block; null for another.</summary>
    public string? HashAt(long sequence) => inBlock.GetValueOrDefault(sequence);

    /// <summary>Goes over a block.</summary>
    /// <returns>The first break in it; null when there is none.</returns>
    public ChainBreak? Over(Stored<AuditBlock> block)
    {
        inBlock.Clear();
        var entries = block.Value.Entries;
        if (block.Id != AuditChain.IdOf(Last + 1) || entries.Count == 0)
        {
            return new(Last + 1, ChainFault.Missing);
        }

        if (block.Value.Previous != Hash)
        {
            return new(Last + 1, ChainFault.Changed);
        }

        foreach (var entry in entries)
        {
            if (entry.Sequence != Last + 1)
            {
                return new(Last + 1, ChainFault.Missing);
            }

            if (CanonicalForm.Hash(service, entry.Sequence, Hash, entry.Record) != entry.Hash)
            {
                return new(entry.Sequence, ChainFault.Changed);
            }

            (Last, Hash) = (entry.Sequence, entry.Hash);
            inBlock[Last] = Hash;
        }

        return null;
    }
}
