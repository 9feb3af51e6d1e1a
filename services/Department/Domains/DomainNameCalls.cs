using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Departments.Organisations.Reorganising;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Domains;

/// <summary>The calls about names of domains to come: check, decide, write, answer. What the day brings about is <see cref="DomainNameDays"/>'s.</summary>
internal sealed class DomainNameCalls(
    IDocuments<Domain> domains,
    IDocuments<Organisation> organisations,
    IDocuments<PublicCatalogue> published,
    DocumentCommands<Domain> commands,
    TimeProvider time)
{
    private const int AtOnce = 1000;

    public async Task<Wire.Domain> RenameAsync(Wire.RenameDomainRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        var from = CheckName(check, request.Code, request.Name, request.EffectiveOn);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        await RequireKeeperAsync(request.Code, caller, cancellation);
        await RequireFreeAsync(request.Code, request.Name, cancellation);
        return await ChangeAsync(
            request.Code,
            request.Revision,
            CommandRequest.Of(caller, request.RequestId, "RenameDomain", request),
            domain => Planned(domain, request.Name, from),
            cancellation);
    }

    public async Task<Wire.DomainRenamePreview> PreviewAsync(Wire.PreviewDomainRenameRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        var from = CheckName(check, request.Code, request.Name, request.EffectiveOn);
        check.ThrowIfAny();
        var domain = await RequireKeeperAsync(request.Code, caller, cancellation);
        await RequireFreeAsync(request.Code, request.Name, cancellation);
        var renamed = Planned(domain.Value, request.Name, from).Turn(from, time.GetUtcNow())!;
        return new()
        {
            Domain = DomainMapping.ToWire(domain with { Value = renamed }),
            Catalogues = { await CataloguesAsync(request.Code, cancellation) },
        };
    }

    public async Task<Wire.Domain> CancelAsync(Wire.CancelDomainRenameRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Domain("code", request.Code);
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        await RequireKeeperAsync(request.Code, caller, cancellation);
        return await ChangeAsync(
            request.Code,
            request.Revision,
            CommandRequest.Of(caller, request.RequestId, "CancelDomainRename", request),
            domain => domain.PlannedFrom is not null
                ? domain.KeepName(time.GetUtcNow())
                : throw Refused.WrongState("NOT_PLANNED", $"领域“{domain.Name}”没有计划中的更名；已经生效的更名不能撤销，请另行更名。"),
            cancellation);
    }

    private DateOnly CheckName(InputCheck check, string code, string name, string effectiveOn)
    {
        check.Domain("code", code);
        check.Text("name", name, 1, 40);
        return check.EffectiveDay("effectiveOn", effectiveOn, time.Today());
    }

    private async Task RequireFreeAsync(string code, string name, CancellationToken cancellation)
    {
        var taken = await domains.QueryAsync(new DocumentQuery { Limit = 1 }.And(DomainDocument.NameKey, name), cancellation);
        if (taken is [var other] && other.Id != code)
        {
            throw Refused.AlreadyExists("领域名称", name);
        }
    }

    private Domain Planned(Domain domain, string name, DateOnly from)
    {
        var check = new InputCheck();
        ReorganisationRules.CheckRenaming(check, domain.Names, from);
        check.Require(domain.Name != name, "name", $"与现用名称“{domain.Name}”相同");
        check.ThrowIfAny();
        return domain.PlanName(name, from, time.GetUtcNow());
    }

    private async Task<IReadOnlyList<Wire.RenamedCatalogue>> CataloguesAsync(string code, CancellationToken cancellation)
    {
        var found = new List<Wire.RenamedCatalogue>();
        for (QueryPlace? after = null; ;)
        {
            var query = new DocumentQuery { Limit = AtOnce, After = after }.And("shown", KeyRelation.Exists, true);
            var part = await published.QueryAsync(query, cancellation);
            found.AddRange(part
                .Where(one => one.Id.EndsWith("-" + code, StringComparison.Ordinal))
                .Select(one => new Wire.RenamedCatalogue { CatalogueId = one.Id, Version = one.Value.Version }));
            if (part.Count < AtOnce)
            {
                return found;
            }

            after = new(part[^1].Id, part[^1].Id);
        }
    }

    private Task<Wire.Domain> ChangeAsync(
        string code, long revision, CommandRequest command, Func<Domain, Domain> decide, CancellationToken cancellation) => commands.ChangeAsync(
        code,
        command,
        () => Missing(code),
        stored =>
        {
            stored.RequireRevision(revision);
            var next = decide(stored.Value);
            return new Changed<Domain, Wire.Domain>(
                next, [next.Happened(stored.Revision + 1, command.DeriveId("event"))], DomainMapping.ToWire);
        },
        cancellation);

    // Like the domain itself: until somebody leads it, the office of any district.
    private async Task<Stored<Domain>> RequireKeeperAsync(string code, Caller caller, CancellationToken cancellation)
    {
        var domain = await domains.FindAsync(code, cancellation) ?? throw Missing(code);
        if (domain.Value.LeadOrganisationId is { Length: > 0 } lead && (await organisations.FindAsync(lead, cancellation))?.Value is { } leader)
        {
            Responsibility.RequireOfficeOf(caller, leader);
        }

        return domain;
    }

    private static RequestException Missing(string code) => Refused.NotFound("领域", code);
}
