using Google.Protobuf.WellKnownTypes;
using OpenGov.Catalogues.Contract;
using OpenGov.Catalogues.Derivation.Merging;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Derivation;

/// <summary>Lists derived catalogues that lag behind their upstream (上级更新): the inbox of streets, the overview of the office.</summary>
public sealed class UpstreamChanges(
    IDocuments<Catalogue> heads, VersionHistory history, UpstreamSteps steps, UpstreamComparison comparison, DirectoryCopy directory)
{
    /// <summary>A page, ordered by catalogue. Streets see their own, the district office those of the whole district.</summary>
    public async Task<Wire.ListUpstreamChangesResponse> ListAsync(
        Wire.ListUpstreamChangesRequest request, Caller caller, CancellationToken cancellation)
    {
        var reach = Access.LocalReach(caller);
        if (request.Division.Length > 0)
        {
            Access.RequireWithin(reach, request.Division);
        }

        var key = request.IncludeSetAside ? "lagging" : "behind";
        var asked = PageRequest.Of(request.PageSize, request.PageToken, "ListUpstreamChanges", reach ?? "", request.Division, key);
        if (reach is null)
        {
            return new();
        }

        var query = new DocumentQuery { After = asked.After, Limit = asked.Size + 1 };
        query = request.Division.Length > 0 ? query.And(key, request.Division) : query.And(key, KeyRelation.StartsWith, reach);
        var (page, next) = asked.Cut(await heads.QueryAsync(query, cancellation), head => new(head.Id, head.Id));
        var inbox = new InboxCounts(history, steps, await directory.CurrentAsync(cancellation));
        var response = new Wire.ListUpstreamChangesResponse { NextPageToken = next };
        await foreach (var (head, pin, counts, inDraft) in inbox.OfAsync(page, request.IncludeSetAside, cancellation))
        {
            response.Changes.Add(EntryOf(head, pin, counts, inDraft));
        }

        return response;
    }

    /// <summary>What is said of one upstream of a catalogue that lags behind it, as in the list; nothing when it does not.</summary>
    /// <param name="head">The catalogue.</param>
    /// <param name="upstreamId">The upstream; empty means the one it was derived from.</param>
    /// <param name="organisations">The directory.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<(MergeCounts Counts, bool InDraft)> CountsOfAsync(
        Stored<Catalogue> head, string upstreamId, DirectorySnapshot organisations, CancellationToken cancellation)
    {
        var wanted = SettingAside.Wanted(head.Value, upstreamId);
        await foreach (var (_, pin, counts, inDraft) in new InboxCounts(history, steps, organisations).OfAsync([head], withSetAside: true, cancellation))
        {
            if (pin.CatalogueId == wanted)
            {
                return (counts, inDraft);
            }
        }

        return (MergeCounts.None, false);
    }

    /// <summary>What an upstream change means, item by item; a page.</summary>
    public async Task<Wire.GetUpstreamChangesResponse> GetAsync(
        Wire.GetUpstreamChangesRequest request, CatalogueId id, Caller caller, CancellationToken cancellation)
    {
        var organisations = await directory.CurrentAsync(cancellation);
        Access.RequireReading(organisations.KeepersOf(id), caller);
        var compared = await comparison.OfAsync(id, request.UpstreamId, organisations, cancellation);
        var plan = ThreeWayMerge.Plan(compared.Step, compared.Version.Items);
        var changes = plan.Changes.ToList();
        var asked = PageRequest.Of(
            request.PageSize,
            request.PageToken,
            "GetUpstreamChanges",
            id.ToString(),
            request.UpstreamId,
            $"{compared.Step.Version}/{compared.Version.Number}/{compared.DraftRevision}");
        var from = (int)Math.Clamp(asked.AfterNumber ?? 0, 0, changes.Count);
        var view = new ChangesOut(plan, compared.Version.Decisions, id.District, organisations);
        return new()
        {
            Upstream = ChangesOut.UpstreamOf(compared.Pin, compared.Step),
            Changes = { changes.Skip(from).Take(asked.Size).Select(view.Of) },
            CategoryRenames = { ChangesOut.RenamesOf(plan) },
            ConflictCount = plan.Counts.Conflicts,
            DraftRevision = compared.DraftRevision,
            NextPageToken = changes.Count > from + asked.Size ? asked.TokenAfter(new((long)(from + asked.Size), id.ToString())) : "",
        };
    }

    /// <summary>An entry of the inbox.</summary>
    internal static Wire.UpstreamChange EntryOf(Stored<Catalogue> head, UpstreamPin pin, MergeCounts counts, bool inDraft) => new()
    {
        CatalogueId = head.Id,
        Title = head.Value.Title,
        Upstream = VersionsOut.UpstreamOf(pin, 0),
        AddedCount = counts.Added,
        ChangedCount = counts.Changed,
        RemovedCount = counts.Removed,
        ConflictCount = counts.Conflicts,
        PublishTime = pin.CurrentSince?.ToTimestamp(),
        InDraft = inDraft,
        SetAside = pin.SetAside is not { } aside ? null : new()
        {
            Version = aside.Version,
            Reason = aside.Reason,
            Actor = aside.Actor,
            Time = aside.At.ToTimestamp(),
        },
        Revision = head.Revision,
    };
}
