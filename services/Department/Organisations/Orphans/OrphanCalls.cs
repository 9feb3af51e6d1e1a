using Google.Protobuf.WellKnownTypes;
using OpenGov.Departments.Input;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations.Orphans;

/// <summary>The call that lists what nobody is responsible for.</summary>
internal sealed class OrphanCalls(IDocuments<Orphan> orphans)
{
    public async Task<Wire.ListOrphansResponse> ListAsync(Wire.ListOrphansRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.PageSize(request.PageSize);
        check.When(request.District.Length > 0, () => check.Division("district", request.District));
        var kind = (OrphanKind)(int)request.Kind;
        check.Require(kind == 0 || System.Enum.IsDefined(kind), "kind", "只能是 ORPHAN_KIND_ 开头的类别之一；不填表示全部");
        check.ThrowIfAny();
        var isAdministrator = caller.HasAny(Governance.Administrator);
        if (request.District.Length > 0)
        {
            caller.RequireGoverns(request.District);
        }

        // A domain without any lead belongs to no district yet: every office may take it on.
        IReadOnlyList<string> districts = request.District.Length > 0 ? [request.District] : isAdministrator ? [] : [caller.Division, ""];
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListOrphans", string.Join(',', districts), kind.ToString());
        var query = new DocumentQuery { SortBy = "place", Limit = page.Size + 1, After = page.After }.And("place", KeyRelation.Exists, true);
        query = districts.Count > 0 ? query.And("district", KeyRelation.In, districts) : query;
        query = kind != 0 ? query.And("kind", (long)kind) : query;
        var (found, next) = page.Cut(await orphans.QueryAsync(query, cancellation), stored => new(stored.Id, stored.Id));
        return new() { Orphans = { found.Select(ToWire) }, NextPageToken = next };
    }

    private static Wire.Orphan ToWire(Stored<Orphan> stored) => new()
    {
        Kind = (Wire.OrphanKind)(int)stored.Value.Kind,
        Subject = stored.Value.Subject,
        District = stored.Value.District,
        Message = stored.Value.Message,
        FindTime = stored.Value.FoundAt.ToTimestamp(),
    };
}
