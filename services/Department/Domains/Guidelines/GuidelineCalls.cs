using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Domains.Guidelines;

/// <summary>The calls about guidelines: check, decide, write, answer. What days bring about is <see cref="GuidelineDays"/>'s.</summary>
internal sealed class GuidelineCalls(
    IDocuments<Guideline> guidelines,
    IDocuments<Domain> domains,
    IDocuments<PublicCatalogue> published,
    DocumentCommands<Guideline> commands,
    GuidelineProgress progress,
    TimeProvider time)
{
    public async Task<Wire.Guideline> IssueAsync(Wire.IssueGuidelineRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Domain("code", request.Code);
        check.Text("title", request.Title, 1, 200);
        check.Text("documentNumber", request.DocumentNumber, 0, 80);
        check.Text("issuer", request.Issuer, 0, 100);
        var issuedOn = check.Day("issuedOn", request.IssuedOn);
        check.Require(issuedOn <= time.Today(), "issuedOn", "标准指引发布以后才能登记，不能晚于今天");
        check.Request(request.RequestId);
        check.ThrowIfAny();
        RequireDistrict(caller);
        var domain = await domains.FindAsync(request.Code, cancellation) ?? throw Refused.NotFound("领域", request.Code);

        var command = CommandRequest.Of(caller, request.RequestId, "IssueGuideline", request);
        var id = command.DeriveId("guideline").ToString("D");
        var now = time.GetUtcNow();
        var issued = new Guideline
        {
            Id = id,
            Code = request.Code,
            District = caller.Division,
            Title = request.Title,
            DocumentNumber = request.DocumentNumber,
            Issuer = request.Issuer,
            IssuedOn = issuedOn,
            CreatedAt = now,
            UpdatedAt = now,
        };

        // Entered late, it may have been answered already.
        var known = (await published.FindAsync(issued.CatalogueId, cancellation))?.Value;
        var next = known is { IsPublic: true } ? issued.Meet(known.Version, known.PublishedAt, now) ?? issued : issued;
        var answer = await commands.CreateAsync(
            id,
            command,
            _ => Refused.AlreadyExists("标准指引", request.Title),
            () => new Changed<Guideline, Wire.Guideline>(
                next, next.HappenedSince(null, domain.Value.LeadOrganisationId, 1), GuidelineMapping.ToWire),
            cancellation);
        await CatchUpAsync(issued.CatalogueId, cancellation);
        return answer;
    }

    public async Task<Wire.ListGuidelinesResponse> ListAsync(Wire.ListGuidelinesRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.PageSize(request.PageSize);
        check.When(request.Code.Length > 0, () => check.Domain("code", request.Code));
        check.When(request.District.Length > 0, () => check.Division("district", request.District));
        var state = (GuidelineState)(int)request.State;
        check.Require(state == 0 || Enum.IsDefined(state), "state", "只能是 GUIDELINE_STATE_ 开头的状态之一；不填表示全部");
        check.ThrowIfAny();
        var district = caller.HasAny(Governance.Administrator) ? request.District : Own(caller, request.District);
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListGuidelines", district, request.Code, state.ToString());
        var query = new DocumentQuery { SortBy = "place", Limit = page.Size + 1, After = page.After };
        query = district.Length > 0 ? query.And("district", district) : query;
        query = request.Code.Length > 0 ? query.And("code", request.Code) : query;
        query = state != 0 ? query.And("state", (long)state) : query;
        var (found, next) = page.Cut(await guidelines.QueryAsync(query, cancellation), stored => new(stored.Value.DueOn.Written(), stored.Id));
        return new() { Guidelines = { found.Select(GuidelineMapping.ToWire) }, NextPageToken = next };
    }

    public async Task<Wire.Guideline> CancelAsync(Wire.CancelGuidelineRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Require(Guid.TryParseExact(request.Id, "D", out _), "id", "必须是标准指引的 UUID");
        check.Text("reason", request.Reason, 1, 500);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var command = CommandRequest.Of(caller, request.RequestId, "CancelGuideline", request);
        return await commands.ChangeAsync(
            request.Id,
            command,
            () => Missing(request.Id),
            stored =>
            {
                if (!caller.IsOfficeOf(stored.Value.District))
                {
                    // Those of another district are nobody's business.
                    throw Missing(request.Id);
                }

                stored.RequireRevision(request.Revision);
                var next = stored.Value.GiveUp(request.Reason, time.Today(), time.GetUtcNow());
                return new Changed<Guideline, Wire.Guideline>(
                    next, next.HappenedSince(stored.Value, "", stored.Revision + 1), GuidelineMapping.ToWire);
            },
            cancellation);
    }

    // What became public between the look and the write.
    private async Task CatchUpAsync(string catalogueId, CancellationToken cancellation)
    {
        if ((await published.FindAsync(catalogueId, cancellation))?.Value is { IsPublic: true } known)
        {
            await progress.MeetAsync(catalogueId, known.Version, known.PublishedAt, cancellation);
        }
    }

    private static string Own(Caller caller, string district)
    {
        var own = caller.Division.Length >= 6 ? caller.Division[..6] : "";
        return own.Length > 0 && (district.Length == 0 || district == own)
            ? own
            : throw new RequestException(Reason.NotResponsible, "只能查看本区的标准指引办理情况。");
    }

    private static void RequireDistrict(Caller caller)
    {
        if (!caller.IsOfficeOf(caller.Division))
        {
            throw new RequestException(Reason.NotResponsible, "标准指引由区政府办公室登记。");
        }
    }

    private static RequestException Missing(string id) => Refused.NotFound("标准指引", id);
}
