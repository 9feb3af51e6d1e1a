using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Domains;

/// <summary>The calls about domains: check, decide, write, answer.</summary>
internal sealed class DomainCalls(
    IDocuments<Domain> domains, IDocuments<Organisation> organisations, DocumentCommands<Domain> commands, TimeProvider time)
{
    private const int Attempts = 8;

    public async Task<Wire.ListDomainsResponse> ListAsync(Wire.ListDomainsRequest request, CancellationToken cancellation)
    {
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListDomains");
        var query = new DocumentQuery { Limit = page.Size + 1, After = page.After };
        var (found, next) = page.Cut(await domains.QueryAsync(query, cancellation), stored => new(stored.Id, stored.Id));
        return new() { Domains = { found.Select(DomainMapping.ToWire) }, NextPageToken = next };
    }

    public async Task<Wire.Domain> GetAsync(Wire.GetDomainRequest request, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Domain("code", request.Code);
        var day = check.PastDay("asOf", request.AsOf, time.Today());
        check.ThrowIfAny();
        var stored = await domains.FindAsync(request.Code, cancellation) ?? throw Missing(request.Code);
        return (day is { } asOf ? stored with { Value = stored.Value.AsOf(asOf) } : stored).ToWire();
    }

    public async Task<Wire.Domain> CreateAsync(Wire.CreateDomainRequest request, Caller caller, CancellationToken cancellation)
    {
        var draft = (request.Domain ?? new()).ToDraft();
        var check = new InputCheck();
        DomainRules.Check(check, draft);
        check.Request(request.RequestId);
        check.ThrowIfAny();

        var command = CommandRequest.Of(caller, request.RequestId, "CreateDomain", request);
        if (draft.Code.Length > 0)
        {
            return await CreateAsync(draft, command, cancellation);
        }

        for (var attempt = 1; ; attempt++)
        {
            var (last, named) = await LastAsync(draft.Name, cancellation);
            if (named is not null && await commands.FirstAnswerAsync<Wire.Domain>(named, command, cancellation) is { } answer)
            {
                return answer;
            }

            try
            {
                return await CreateAsync(draft with { Code = DomainRules.Next(last) }, command, cancellation);
            }
            catch (RequestException e) when (e.Reason == Reason.AlreadyExists && named is null && attempt < Attempts)
            {
                // Another domain was added just now, perhaps by this very request.
            }
        }
    }

    private Task<Wire.Domain> CreateAsync(DomainDraft draft, CommandRequest command, CancellationToken cancellation) => commands.CreateAsync(
        draft.Code,
        command,
        key => key == DomainDocument.NameKey ? Refused.AlreadyExists("领域名称", draft.Name) : Refused.AlreadyExists("领域", draft.Code),
        () =>
        {
            var next = Domain.Add(draft, time.GetUtcNow());
            return new Changed<Domain, Wire.Domain>(next, [next.Happened(1, command.DeriveId("event"))], DomainMapping.ToWire);
        },
        cancellation);

    // The largest code, and the code of the domain with this name.
    private async Task<(string Last, string? Named)> LastAsync(string name, CancellationToken cancellation)
    {
        var last = await domains.QueryAsync(new DocumentQuery { Descending = true, Limit = 1 }, cancellation);
        var named = await domains.QueryAsync(new DocumentQuery { Limit = 1 }.And(DomainDocument.NameKey, name), cancellation);
        return (last is [var one] ? one.Id : "00", named is [var bearer] ? bearer.Id : null);
    }

    public async Task<Wire.Domain> AssignAsync(Wire.AssignResponsibilityRequest request, Caller caller, CancellationToken cancellation)
    {
        IReadOnlyList<string> joining = [.. request.JoiningOrganisationIds];
        var check = new InputCheck();
        DomainRules.CheckAssignment(check, request.Code, request.LeadOrganisationId, joining);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var found = await FindAsync([request.LeadOrganisationId, .. joining], cancellation);
        Responsibility.Check(check, request.LeadOrganisationId, joining, found);
        check.ThrowIfAny();
        Responsibility.RequireOfficeOf(caller, found[request.LeadOrganisationId]);
        var present = (await domains.FindAsync(request.Code, cancellation))?.Value.LeadOrganisationId is { Length: > 0 } lead
            ? (await organisations.FindAsync(lead, cancellation))?.Value
            : null;
        if (present is not null)
        {
            // A domain is taken from its lead by the office of the lead's own district only; the revision holds the lead still.
            Responsibility.RequireOfficeOf(caller, present);
        }

        var command = CommandRequest.Of(caller, request.RequestId, "AssignResponsibility", request);
        return await commands.ChangeAsync(
            request.Code,
            command,
            () => Missing(request.Code),
            stored =>
            {
                stored.RequireRevision(request.Revision);
                var next = stored.Value.Assign(request.LeadOrganisationId, joining, time.GetUtcNow());
                return new Changed<Domain, Wire.Domain>(
                    next, [next.Happened(stored.Revision + 1, command.DeriveId("event"))], DomainMapping.ToWire);
            },
            cancellation);
    }

    private async Task<IReadOnlyDictionary<string, Organisation>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var query = new DocumentQuery { Limit = ids.Count }.And("id", KeyRelation.In, ids);
        return (await organisations.QueryAsync(query, cancellation)).ToDictionary(stored => stored.Id, stored => stored.Value);
    }

    private static RequestException Missing(string code) => Refused.NotFound("领域", code);
}
