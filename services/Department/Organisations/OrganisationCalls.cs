using OpenGov.Departments.Days;
using OpenGov.Departments.Input;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations;

/// <summary>The calls about organisations: check, decide, write, answer.</summary>
internal sealed class OrganisationCalls(
    IDocuments<Organisation> organisations, DocumentCommands<Organisation> commands, TimeProvider time)
{
    public async Task<Wire.ListOrganisationsResponse> ListAsync(Wire.ListOrganisationsRequest request, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.PageSize(request.PageSize);
        if (request.Division.Length > 0)
        {
            check.Division("division", request.Division);
        }

        var kind = (OrganisationKind)(int)request.Kind;
        check.Require(kind == 0 || Enum.IsDefined(kind), "kind", OrganisationRules.AllowedKinds + "；不填表示全部");
        check.ThrowIfAny();

        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListOrganisations", request.Division, kind.ToString(), $"{request.IncludeDissolved}");
        var query = new DocumentQuery { Limit = page.Size + 1, After = page.After };
        query = request.Division.Length > 0 ? query.And(OrganisationDocument.DivisionKey, request.Division) : query;
        query = request.IncludeDissolved ? query : query.And(OrganisationDocument.DissolvedKey, KeyRelation.Exists, false);
        query = kind != 0 ? query.And(OrganisationDocument.KindKey, (long)kind) : query;
        var (found, next) = page.Cut(await organisations.QueryAsync(query, cancellation), stored => new(stored.Id, stored.Id));
        return new() { Organisations = { found.Select(OrganisationMapping.ToWire) }, NextPageToken = next };
    }

    public async Task<Wire.Organisation> GetAsync(Wire.GetOrganisationRequest request, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Organisation("id", request.Id);
        var day = check.PastDay("asOf", request.AsOf, time.Today());
        check.ThrowIfAny();
        var stored = await organisations.FindAsync(request.Id, cancellation) ?? throw Missing(request.Id);
        return (day is { } asOf ? stored with { Value = stored.Value.AsOf(asOf) } : stored).ToWire();
    }

    public async Task<Wire.Organisation> CreateAsync(
        Wire.CreateOrganisationRequest request, Caller caller, CancellationToken cancellation)
    {
        var draft = (request.Organisation ?? new()).ToDraft();
        var check = new InputCheck();
        OrganisationRules.Check(check, draft);
        check.Request(request.RequestId);
        check.ThrowIfAny();
        caller.RequireGoverns(draft.Division);

        var command = CommandRequest.Of(caller, request.RequestId, "CreateOrganisation", request);
        return await commands.CreateAsync(
            draft.Id,
            command,
            key => Taken(key, draft.Id, draft.Name),
            () =>
            {
                var next = Organisation.Add(draft, time.GetUtcNow());
                return new Changed<Organisation, Wire.Organisation>(
                    next, [next.Happened(1, command.DeriveId("event"))], OrganisationMapping.ToWire);
            },
            cancellation);
    }

    public async Task<Wire.Organisation> UpdateAsync(
        Wire.UpdateOrganisationRequest request, Caller caller, CancellationToken cancellation)
    {
        var given = (request.Organisation ?? new()).ToDraft();
        var check = new InputCheck();
        var fields = FieldSelection.Of(check, request.UpdateMask, "name", "full_name", "aliases");
        check.Organisation("organisation.id", given.Id);
        check.When(fields.Has("name"), () => OrganisationRules.CheckName(check, given.Name));
        check.When(fields.Has("full_name"), () => OrganisationRules.CheckFullName(check, given.FullName));
        check.When(fields.Has("aliases"), () => OrganisationRules.CheckAliases(check, given.Aliases));
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();

        var command = CommandRequest.Of(caller, request.RequestId, "UpdateOrganisation", request);
        try
        {
            return await commands.ChangeAsync(
                given.Id,
                command,
                () => Missing(given.Id),
                stored =>
                {
                    caller.RequireGoverns(stored.Value.Division);
                    stored.RequireRevision(request.Revision);
                    OrganisationRules.RequireStanding(stored.Value);
                    var next = stored.Value.Change(
                        fields.Has("name") ? given.Name : null,
                        fields.Has("full_name") ? given.FullName : null,
                        fields.Has("aliases") ? given.Aliases : null,
                        time.GetUtcNow());
                    return new Changed<Organisation, Wire.Organisation>(
                        next, [next.Happened(stored.Revision + 1, command.DeriveId("event"))], OrganisationMapping.ToWire);
                },
                cancellation);
        }
        catch (DuplicateKeyException duplicate)
        {
            throw Taken(duplicate.Key, given.Id, given.Name);
        }
    }

    private static RequestException Missing(string id) => Refused.NotFound("机构", id);

    private static RequestException Taken(string key, string id, string name) => key == OrganisationDocument.NameKey
        ? Refused.AlreadyExists("本区机构名称", name)
        : Refused.AlreadyExists("机构", id);
}
