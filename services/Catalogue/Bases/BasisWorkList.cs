using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Bases;

/// <summary>Lists the work that repealed bases make: for each keeper its own, for the office that of its district.</summary>
public sealed class BasisWorkList(
    IDocuments<BasisCitation> pairs,
    CatalogueHeads heads,
    VersionHistory history,
    BasisRegistry registry,
    DirectoryCopy directory,
    TimeProvider clock)
{
    /// <summary>A page, ordered by catalogue.</summary>
    public async Task<Wire.ListBasisWorkResponse> ListAsync(
        Wire.ListBasisWorkRequest request, Caller caller, CancellationToken cancellation)
    {
        var own = OwnCatalogues.Of(caller, await directory.CurrentAsync(cancellation));
        var key = request.Done ? "work" : "open";
        var asked = PageRequest.Of(request.PageSize, request.PageToken, "ListBasisWork", caller.Username, key, request.BasisId);
        if (own.IsEmpty || request.BasisId.Length > 60)
        {
            return new();
        }

        var query = own.Within(new DocumentQuery { SortBy = key, After = asked.After, Limit = asked.Size + 1 }, "catalogue")
            .And(key, KeyRelation.Exists, true);
        query = request.BasisId.Length > 0 ? query.And("id", KeyRelation.StartsWith, request.BasisId + ":") : query;
        var (page, next) = asked.Cut(
            await pairs.QueryAsync(query, cancellation), pair => new($"{pair.Value.CatalogueId}/{pair.Value.BasisId}", pair.Id));
        var ids = page.Select(pair => pair.Value.CatalogueId).Distinct().ToList();
        var titles = await heads.TitlesAsync(ids, cancellation);
        var bases = await registry.CurrentAsync(cancellation);
        var drafted = await DraftedAsync([.. page.Where(pair => pair.Value.IsOpen).Select(pair => pair.Value.CatalogueId).Distinct()], bases, cancellation);
        return new()
        {
            Work = { page.Select(pair => Of(pair.Value, titles, bases, drafted)) },
            NextPageToken = next,
        };
    }

    private static Wire.BasisWork Of(
        BasisCitation pair, IReadOnlyDictionary<string, string> titles, BasisSnapshot bases, Dictionary<string, IReadOnlySet<string>> drafted)
    {
        var basis = bases.Find(pair.BasisId);
        var successor = basis is null ? "" : bases.StandingOf(basis, DateOnly.MaxValue).ReplacedBy;
        return new()
        {
            CatalogueId = pair.CatalogueId,
            Title = titles.GetValueOrDefault(pair.CatalogueId) ?? "",
            BasisId = pair.BasisId,
            BasisTitle = basis?.Title ?? "",
            RepealedOn = BasesOut.Day(basis?.RepealedOn),
            ReplacedBy = successor,
            ReplacedByTitle = bases.Find(successor)?.Title ?? "",
            State = !pair.IsOpen ? Wire.BasisWorkState.Done
                : drafted.TryGetValue(pair.CatalogueId, out var cited) && !cited.Contains(pair.BasisId) ? Wire.BasisWorkState.InDraft
                : Wire.BasisWorkState.Open,
            Items = { BasesOut.Items(pair.Flagged) },
            FlagTime = pair.FlaggedAt?.ToTimestamp(),
            DoneTime = pair.DoneAt?.ToTimestamp(),
            Version = pair.Version,
        };
    }

    // What the working versions of these catalogues cite; nothing for a catalogue without one.
    private async Task<Dictionary<string, IReadOnlySet<string>>> DraftedAsync(
        List<string> ids, BasisSnapshot bases, CancellationToken cancellation)
    {
        var today = Day.Today(clock);
        return ids.Count == 0
            ? []
            : (await history.WorkingAsync(ids, cancellation)).ToDictionary(
                version => version.Value.CatalogueId,
                IReadOnlySet<string> (version) => Citing.Read(version.Value.Items, bases, today).Known.Keys.ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
    }
}
