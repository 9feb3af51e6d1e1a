using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Domains;

public abstract class DomainSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    [Fact]
    public async Task A_domain_is_added_assigned_and_read_by_everyone()
    {
        var lead = await District.AddBureauAsync();
        var joining = (await District.AddAsync(District.Bureau("czj", "区财政局"))).Id;
        var added = await AddAsync(township: true, "养老");
        Assert.Equal((1, "", true), (added.Revision, added.LeadOrganisationId, added.Township));

        var assigned = await AssignAsync(added.Code, lead, 1, joining);
        Assert.Equal((2, lead, joining), (assigned.Revision, assigned.LeadOrganisationId, Assert.Single(assigned.JoiningOrganisationIds)));
        Assert.Equal((added.Name, "养老", true), (assigned.Name, Assert.Single(assigned.Aliases), assigned.Township));
        Assert.Equal(assigned, await Department.Domains.GetDomainAsync(new() { Code = added.Code }, cancellationToken: Ct));

        var json = await Department.Rest.GetFromJsonAsync<JsonElement>($"/v1/domains/{added.Code}", Ct);
        Assert.Equal((lead, "2"), (json.GetProperty("leadOrganisationId").GetString(), json.GetProperty("revision").GetString()));
    }

    [Fact]
    public async Task What_the_caller_says_of_who_is_responsible_is_not_read_when_adding()
    {
        var code = TestDistrict.NewDomainCode();
        var added = await Department.Domains.CreateDomainAsync(
            new() { Domain = new() { Code = code, Name = "领域" + code, LeadOrganisationId = "x", Revision = 9 }, RequestId = TestDistrict.NewRequest() },
            await District.AsAsync(Role.Office),
            cancellationToken: Ct);
        Assert.Equal(("", 1), (added.LeadOrganisationId, added.Revision));
    }

    [Fact]
    public async Task Code_and_name_are_taken_once()
    {
        var added = await AddAsync(township: false);
        (await AddRefusedAsync(new() { Code = added.Code, Name = "另名" + added.Code })).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
        (await AddRefusedAsync(new() { Code = TestDistrict.NewDomainCode(), Name = added.Name })).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
    }

    [Fact]
    public async Task Wrong_input_is_refused_field_by_field()
    {
        (await AddRefusedAsync(new() { Code = "1", Name = new('长', 41), Aliases = { "一", "一" } }))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "domain.code", "domain.name", "domain.aliases[1]");
        (await Refusal.OfAsync(Department.Domains.GetDomainAsync(new() { Code = "100" }, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "code");
        (await Refusal.OfAsync(Department.Domains.ListDomainsAsync(new() { PageSize = -1 }, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "pageSize");
        (await Refusal.OfAsync(Department.Domains.GetDomainAsync(new() { Code = "99" }, cancellationToken: Ct)))
            .Is(StatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Only_existing_departments_of_the_own_district_can_be_made_responsible()
    {
        var lead = await District.AddBureauAsync();
        var street = (await District.AddAsync(District.Street(1, "一街道"))).Id;
        var elsewhere = new TestDistrict(Department);
        var far = await elsewhere.AddBureauAsync();
        var domain = await AddAsync(township: true);

        (await AssignRefusedAsync(domain.Code, "gone-1", 1, "gone-2"))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "leadOrganisationId", "joiningOrganisationIds[0]");
        (await AssignRefusedAsync(domain.Code, lead, 1, street, far))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "joiningOrganisationIds[0]", "joiningOrganisationIds[1]");
        (await AssignRefusedAsync(domain.Code, lead, 1, lead)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "joiningOrganisationIds[0]");
        (await AssignRefusedAsync(domain.Code, far, 1)).Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        (await AssignRefusedAsync("99", lead, 1)).Is(StatusCode.NotFound, "NOT_FOUND");
        Assert.Equal(1, (await Department.Domains.GetDomainAsync(new() { Code = domain.Code }, cancellationToken: Ct)).Revision);
    }

    [Fact]
    public async Task An_assignment_from_an_old_revision_is_aborted()
    {
        var lead = await District.AddBureauAsync();
        var domain = await AddAsync(township: true);
        await AssignAsync(domain.Code, lead, 1);
        var refusal = await AssignRefusedAsync(domain.Code, lead, 1);
        refusal.Is(StatusCode.Aborted, "STALE_REVISION");
        Assert.Equal("2", refusal.Facts["current_revision"]);
    }

    [Fact]
    public async Task Domains_are_listed_by_code_in_pages()
    {
        await AddAsync(township: true);
        await AddAsync(township: true);
        List<string> seen = [];
        var token = "";
        do
        {
            var page = await Department.Domains.ListDomainsAsync(new() { PageSize = 1, PageToken = token }, cancellationToken: Ct);
            seen.Add(Assert.Single(page.Domains).Code);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        Assert.Equal(seen.Distinct().Order(StringComparer.Ordinal), seen);
        Assert.True(seen.Count >= 2);
    }

    private async Task<Domain> AddAsync(bool township, params string[] aliases)
    {
        var code = TestDistrict.NewDomainCode();
        return await Department.Domains.CreateDomainAsync(
            new() { Domain = new() { Code = code, Name = "领域" + code, Township = township, Aliases = { aliases } }, RequestId = TestDistrict.NewRequest() },
            await District.AsAsync(Role.Office),
            cancellationToken: Ct);
    }

    private async Task<Refusal> AddRefusedAsync(Domain domain) => await Refusal.OfAsync(Department.Domains.CreateDomainAsync(
        new() { Domain = domain, RequestId = TestDistrict.NewRequest() }, await District.AsAsync(Role.Office), cancellationToken: Ct));

    private async Task<Domain> AssignAsync(string code, string lead, long revision, params string[] joining) =>
        await Department.Domains.AssignResponsibilityAsync(
            Assignment(code, lead, revision, joining), await District.AsAsync(Role.Office), cancellationToken: Ct);

    private async Task<Refusal> AssignRefusedAsync(string code, string lead, long revision, params string[] joining) =>
        await Refusal.OfAsync(Department.Domains.AssignResponsibilityAsync(
            Assignment(code, lead, revision, joining), await District.AsAsync(Role.Office), cancellationToken: Ct));

    private static AssignResponsibilityRequest Assignment(string code, string lead, long revision, string[] joining) => new()
    {
        Code = code,
        LeadOrganisationId = lead,
        JoiningOrganisationIds = { joining },
        Revision = revision,
        RequestId = TestDistrict.NewRequest(),
    };
}

public sealed class DomainsOnEmbedded(SharedDepartments shared) : DomainSuite(shared, Engine.Embedded);

public sealed class DomainsOnMongoDB(SharedDepartments shared) : DomainSuite(shared, Engine.MongoDB);
