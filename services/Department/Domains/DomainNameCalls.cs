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
    IDocuments<Domain> domains, IDocuments<Organisation> organisations, DocumentCommands<Domain> commands, TimeProvider time)
{
    public async Task<Wire.Domain> RenameAsync(Wire.RenameDomainRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Domain("code", request.Code);
        check.Text("name", request.Name, 1, 40);
        var from = check.EffectiveDay("effectiveOn", request.EffectiveOn, time.Today());
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        await RequireKeeperAsync(request.Code, caller, cancellation);
        var taken = await domains.QueryAsync(new DocumentQuery { Limit = 1 }.And(DomainDocument.NameKey, request.Name), cancellation);
        if (taken is [var other] && other.Id != request.Code)
        {
            throw Refused.AlreadyExists("领域名称", request.Name);
        }

        return await ChangeAsync(
            request.Code,
            request.Revision,
            CommandRequest.Of(caller, request.RequestId, "RenameDomain", request),
            domain =>
            {
                var renaming = new InputCheck();
                ReorganisationRules.CheckRenaming(renaming, domain.Names, from);
                renaming.Require(domain.Name != request.Name, "name", $"与现用名称“{domain.Name}”相同");
                renaming.ThrowIfAny();
                return domain.PlanName(request.Name, from, time.GetUtcNow());
            },
            cancellation);
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
    private async Task RequireKeeperAsync(string code, Caller caller, CancellationToken cancellation)
    {
        var domain = await domains.FindAsync(code, cancellation) ?? throw Missing(code);
        if (domain.Value.LeadOrganisationId is { Length: > 0 } lead && (await organisations.FindAsync(lead, cancellation))?.Value is { } leader)
        {
            Responsibility.RequireOfficeOf(caller, leader);
        }
    }

    private static RequestException Missing(string code) => Refused.NotFound("领域", code);
}
