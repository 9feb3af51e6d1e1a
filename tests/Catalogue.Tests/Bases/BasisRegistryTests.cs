using Microsoft.Extensions.Time.Testing;
using OpenGov.Catalogues.Bases;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Tests.Bases;

public sealed class BasisRegistryTests
{
    private readonly FakeTimeProvider clock = new(Sample.Now);
    private readonly PagedBases stored = new();

    [Fact]
    public async Task What_another_process_wrote_is_seen_within_half_a_second_and_what_this_one_wrote_at_once()
    {
        using var registry = new BasisRegistry(stored, clock);
        Assert.Equal(0, await CountAsync(registry));
        stored.Add(Registry.Basis("a", "甲办法"));
        Assert.Equal(0, await CountAsync(registry));
        clock.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(1, await CountAsync(registry));
        stored.Add(Registry.Basis("b", "乙办法"));
        registry.Changed();
        Assert.Equal(2, await CountAsync(registry));
    }

    [Fact]
    public async Task What_a_slow_clock_dated_before_the_latest_is_still_seen()
    {
        using var registry = new BasisRegistry(stored, clock);
        stored.Add(Registry.Basis("a", "甲办法"));
        Assert.Equal(1, await CountAsync(registry));
        stored.Add(Registry.Basis("b", "乙办法") with { ChangedAt = Sample.Now - BasisRegistry.Overlap });
        registry.Changed();
        Assert.Equal(2, await CountAsync(registry));
    }

    [Fact]
    public async Task The_snapshot_is_the_same_while_nothing_changes()
    {
        using var registry = new BasisRegistry(stored, clock);
        stored.Add(Registry.Basis("a", "甲办法"));
        var before = await registry.CurrentAsync(TestContext.Current.CancellationToken);
        registry.Changed();
        Assert.Same(before, await registry.CurrentAsync(TestContext.Current.CancellationToken));
        stored.Add(Registry.Basis("a", "甲办法") with { RepealedOn = Registry.Day });
        registry.Changed();
        Assert.Equal(BasisStatus.Repealed, (await registry.CurrentAsync(TestContext.Current.CancellationToken)).Says("《甲办法》").Status);
    }

    [Fact]
    public async Task What_was_read_before_the_documents_could_not_be_reached_is_not_forgotten()
    {
        using var registry = new BasisRegistry(stored, clock);
        for (var i = 0; i < 1000; i++)
        {
            stored.Add(Registry.Basis($"b-{i}", $"第{i}号办法"));
        }

        stored.FailAt = 2;
        await Assert.ThrowsAsync<IOException>(async () => await registry.CurrentAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1000, await CountAsync(registry));
    }

    [Fact]
    public async Task A_change_told_of_while_another_is_read_takes_nothing_back()
    {
        using var registry = new BasisRegistry(stored, clock);
        using var stop = new CancellationTokenSource();
        var telling = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                registry.Changed();
            }
        });
        try
        {
            for (var i = 1; i <= 2000; i++)
            {
                stored.Add(Registry.Basis("a", "甲办法", $"第{i}号"));
                registry.Changed();
                Assert.Equal($"第{i}号", await NumberAsync(registry));
                Assert.Equal($"第{i}号", await NumberAsync(registry));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await telling;
        }
    }

    private static async Task<int> CountAsync(BasisRegistry registry) =>
        (await registry.CurrentAsync(TestContext.Current.CancellationToken)).Count;

    private static async Task<string> NumberAsync(BasisRegistry registry) =>
        (await registry.CurrentAsync(TestContext.Current.CancellationToken)).Find("a")!.DocumentNumber;

    /// <summary>Bases by when they were changed, as the engines answer; a chosen question can fail.</summary>
    private sealed class PagedBases : StubDocuments<LegalBasis>
    {
        private readonly Dictionary<string, Stored<LegalBasis>> bases = [];

        public int FailAt { get; set; }

        public void Add(LegalBasis basis) =>
            bases[basis.Id] = new(basis.Id, bases.TryGetValue(basis.Id, out var before) ? before.Revision + 1 : 1, basis);

        public override Task<IReadOnlyList<Stored<LegalBasis>>> QueryAsync(DocumentQuery query, CancellationToken cancellation)
        {
            if (FailAt > 0 && --FailAt == 0)
            {
                throw new IOException("away");
            }

            var least = (long)query.Where.Single().Value;
            return Task.FromResult<IReadOnlyList<Stored<LegalBasis>>>([.. bases.Values
                .Select(basis => (Basis: basis, At: basis.Value.ChangedAt.ToUnixTimeMilliseconds()))
                .Where(basis => basis.At >= least)
                .OrderBy(basis => basis.At).ThenBy(basis => basis.Basis.Id, StringComparer.Ordinal)
                .Where(basis => query.After is not { } after || basis.At > (long)after.Value!
                    || (basis.At == (long)after.Value && string.CompareOrdinal(basis.Basis.Id, after.Id) > 0))
                .Take(query.Limit)
                .Select(basis => basis.Basis)]);
        }
    }
}
