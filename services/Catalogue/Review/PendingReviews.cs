using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Review;

/// <summary>The work list (工作台): versions that wait for the caller, ordered by catalogue. Only open versions are read, by their key.</summary>
public sealed class PendingReviews(IDocuments<CatalogueVersion> versions, DirectoryCopy directory)
{
    private const int Batch = 50;

    /// <summary>A page.</summary>
    public async Task<Wire.ListPendingReviewsResponse> ListAsync(
        Wire.ListPendingReviewsRequest request, Caller caller, CancellationToken cancellation)
    {
        var asked = PageRequest.Of(request.PageSize, request.PageToken, "ListPendingReviews", caller.Username);
        var snapshot = await directory.CurrentAsync(cancellation);
        if (Within(caller, snapshot) is not { } within)
        {
            return new();
        }

        var found = await FindAsync(within with { After = asked.After }, asked.Size + 1, snapshot, caller, cancellation);
        var (page, next) = asked.Cut(found, Place);
        return new()
        {
            Reviews = { page.Select(stored => Of(stored, snapshot, caller)) },
            NextPageToken = next,
        };
    }

    private async Task<List<Stored<CatalogueVersion>>> FindAsync(
        DocumentQuery query, int wanted, DirectorySnapshot snapshot, Caller caller, CancellationToken cancellation)
    {
        var found = new List<Stored<CatalogueVersion>>();
        while (true)
        {
            var batch = await versions.QueryAsync(query, cancellation);
            found.AddRange(batch.Where(stored => Waiting.For(stored.Value, KeepersOf(stored, snapshot), caller) is not null));
            if (batch.Count < query.Limit || found.Count >= wanted)
            {
                return found.Count > wanted ? found[..wanted] : found;
            }

            query = query with { After = Place(batch[^1]) };
        }
    }

    /// <summary>The open versions of the catalogues that the caller may have a say in; null when there are none.</summary>
    private static DocumentQuery? Within(Caller caller, DirectorySnapshot snapshot)
    {
        var open = new DocumentQuery { SortBy = "open", Limit = Batch };
        if (caller.Division.Length == 6 && caller.HasAny("office"))
        {
            return open.And("open", KeyRelation.StartsWith, caller.Division);
        }

        if (caller.Division.Length == 9)
        {
            return open.And("open", KeyRelation.StartsWith, caller.Division + "-");
        }

        var kept = snapshot.Domains
            .Select(domain => snapshot.KeepersOf(new(caller.Division, domain.Code)))
            .Where(keepers => keepers.Include(caller))
            .Select(keepers => keepers.Catalogue.ToString())
            .ToList();
        return kept.Count > 0 ? open.And("open", KeyRelation.In, kept) : null;
    }

    private static Wire.PendingReview Of(Stored<CatalogueVersion> stored, DirectorySnapshot snapshot, Caller caller)
    {
        var version = stored.Value;
        var keepers = KeepersOf(stored, snapshot);
        var shown = new Wire.PendingReview
        {
            Kind = (Wire.PendingReviewKind)(int)Waiting.For(version, keepers, caller)!.Value,
            CatalogueId = version.CatalogueId,
            Title = version.Title,
            Version = version.Number,
            Digest = ContentDigest.Of(version),
            Revision = stored.Revision,
            SinceTime = version.Steps[^1].At.ToTimestamp(),
            PublishTime = version.Schedule?.PublishAt.ToTimestamp(),
            Reason = version.AwaitsSecondLook ? version.Emergency!.Reason : "",
        };
        if (version.State == VersionState.Submitted)
        {
            var round = version.RoundUnderWay();
            shown.Stage = round.Present;
            shown.StageName = round.PresentStage?.Name ?? "";
            shown.MissingConsentOrganisationIds.AddRange(round.MissingConsents(keepers.Joining));
        }

        return shown;
    }

    private static Keepers KeepersOf(Stored<CatalogueVersion> stored, DirectorySnapshot snapshot) =>
        snapshot.KeepersOf(CatalogueId.Stored(stored.Value.CatalogueId));

    private static QueryPlace Place(Stored<CatalogueVersion> stored) => new(stored.Value.CatalogueId, stored.Id);
}
