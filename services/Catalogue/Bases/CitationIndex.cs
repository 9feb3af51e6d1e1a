using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Catalogues.Bases;

/// <summary>
/// Which catalogues cite which bases, and the flags on them. Everything is read anew from the published version and the registry, and
/// only what differs is written; so doing it again, or after a crash in the middle, comes to the same.
/// </summary>
public sealed class CitationIndex(
    IDocuments<CatalogueCitations> catalogues,
    IDocuments<BasisCitation> pairs,
    VersionHistory history,
    BasisRegistry registry,
    TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <summary>Brings a catalogue up to date: its version or the registry has changed.</summary>
    public async Task RefreshAsync(string catalogueId, CancellationToken cancellation)
    {
        var version = await history.NewestAsync(catalogueId, cancellation) is { Value.State: VersionState.Published } current
            ? current.Value
            : null;
        var bases = await registry.CurrentAsync(cancellation);
        var today = Day.Today(clock);
        var (cited, known) = Citing.Read(version?.Items ?? [], bases, today);
        var stored = await StoredAsync(catalogueId, cancellation);
        foreach (var basis in stored.Keys.Union(known.Keys))
        {
            var before = stored.GetValueOrDefault(basis);
            var isOver = bases.Find(basis) is { } found && bases.StandingOf(found, today).IsOver;
            var next = Flagging.Now(
                before?.Value ?? new() { BasisId = basis, CatalogueId = catalogueId },
                version?.Number ?? 0,
                known.GetValueOrDefault(basis) ?? [],
                isOver,
                clock.GetUtcNow());
            if (!next.Says(before?.Value))
            {
                await WriteAsync(before, next, bases, cancellation);
            }
        }

        // Last, so that whatever stops this in the middle leaves the catalogue to be found again.
        await RememberAsync(new() { CatalogueId = catalogueId, Version = version?.Number ?? 0, Cited = cited }, cancellation);
    }

    /// <summary>Brings every catalogue up to date that a change of a basis may touch.</summary>
    public async Task RefreshAllAsync(string basis, CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = AtOnce };
        while (true)
        {
            var bases = await registry.CurrentAsync(cancellation);
            var today = Day.Today(clock);
            var page = await catalogues.QueryAsync(query, cancellation);
            foreach (var catalogue in page.Where(catalogue => Citing.MayTouch(catalogue.Value, basis, bases, today)))
            {
                await RefreshAsync(catalogue.Id, cancellation);
            }

            if (page.Count < query.Limit)
            {
                return;
            }

            query = query with { After = new(page[^1].Id, page[^1].Id) };
        }
    }

    private async Task<Dictionary<string, Stored<BasisCitation>>> StoredAsync(string catalogueId, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Stored<BasisCitation>>(StringComparer.Ordinal);
        var query = new DocumentQuery { Limit = AtOnce }.And("catalogue", catalogueId);
        while (true)
        {
            var page = await pairs.QueryAsync(query, cancellation);
            foreach (var pair in page)
            {
                found.Add(pair.Value.BasisId, pair);
            }

            if (page.Count < query.Limit)
            {
                return found;
            }

            query = query with { After = new(page[^1].Id, page[^1].Id) };
        }
    }

    private async Task WriteAsync(
        Stored<BasisCitation>? before, BasisCitation next, BasisSnapshot bases, CancellationToken cancellation)
    {
        var happened = next.IsOpen && before?.Value.FlaggedAt != next.FlaggedAt ? new Attached([Flagged(next, bases)]) : Attached.Nothing;
        var id = BasisCitation.IdOf(next.BasisId, next.CatalogueId);
        if (before is null)
        {
            await pairs.InsertAsync(id, next, happened, cancellation);
        }
        else
        {
            await pairs.ReplaceAsync(id, before.Revision, next, happened, cancellation);
        }
    }

    private async Task RememberAsync(CatalogueCitations next, CancellationToken cancellation)
    {
        var before = await catalogues.FindAsync(next.CatalogueId, cancellation);
        if (before is null)
        {
            await catalogues.InsertAsync(next.CatalogueId, next, Attached.Nothing, cancellation);
        }
        else if (!next.Says(before.Value))
        {
            await catalogues.ReplaceAsync(next.CatalogueId, before.Revision, next, Attached.Nothing, cancellation);
        }
    }

    private BasisFlagged Flagged(BasisCitation pair, BasisSnapshot bases)
    {
        var standing = bases.StandingOf(bases.Find(pair.BasisId)!, Day.Today(clock));
        return new()
        {
            EventId = Guid.NewGuid(),
            OccurredAt = clock.GetUtcNow(),
            CatalogueId = pair.CatalogueId,
            Version = pair.Version,
            BasisId = pair.BasisId,
            RepealedOn = standing.Until!.Value,
            ReplacedBy = standing.ReplacedBy,
            ItemCount = pair.Items.Count,
        };
    }
}
