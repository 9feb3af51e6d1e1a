using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Organisations;

/// <summary>Repeating a request_id returns the first answer and has one effect, for every kind of change.</summary>
public abstract class RepetitionSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    private const int AtOnce = 8;

    [Fact]
    public async Task CreateOrganisation()
    {
        var request = new CreateOrganisationRequest { Organisation = District.Bureau("mzj", "区民政局"), RequestId = TestDistrict.NewRequest() };
        var first = await RepeatedAsync(headers => Department.Organisations.CreateOrganisationAsync(request, headers, cancellationToken: Ct));

        await Department.Organisations.UpdateOrganisationAsync(
            new() { Organisation = new() { Id = first.Id, Name = "改名" }, Revision = 1, RequestId = TestDistrict.NewRequest() },
            await Department.AsAdministratorAsync(),
            cancellationToken: Ct);
        Assert.Equal(first, await Department.Organisations.CreateOrganisationAsync(request, await Department.AsAdministratorAsync(), cancellationToken: Ct));
    }

    [Fact]
    public async Task UpdateOrganisation()
    {
        var added = await District.AddAsync(District.Bureau("mzj", "区民政局"));
        var request = new UpdateOrganisationRequest
        {
            Organisation = new() { Id = added.Id, Name = "区民政一局" },
            Revision = 1,
            RequestId = TestDistrict.NewRequest(),
        };
        var first = await RepeatedAsync(headers => Department.Organisations.UpdateOrganisationAsync(request, headers, cancellationToken: Ct));
        Assert.Equal(2, first.Revision);
        Assert.Equal(first, await Department.Organisations.GetOrganisationAsync(new() { Id = added.Id }, cancellationToken: Ct));
    }

    [Fact]
    public async Task CreateDomain_and_AssignResponsibility()
    {
        var lead = await District.AddBureauAsync();
        var office = await District.AsAsync(Role.Office);
        var code = TestDistrict.NewDomainCode();
        var create = new CreateDomainRequest { Domain = new() { Code = code, Name = $"领域{code}" }, RequestId = TestDistrict.NewRequest() };
        await RepeatedAsync(headers => Department.Domains.CreateDomainAsync(create, headers, cancellationToken: Ct), office);

        var assign = new AssignResponsibilityRequest { Code = code, LeadOrganisationId = lead, Revision = 1, RequestId = TestDistrict.NewRequest() };
        var first = await RepeatedAsync(headers => Department.Domains.AssignResponsibilityAsync(assign, headers, cancellationToken: Ct), office);
        Assert.Equal(2, first.Revision);
        Assert.Equal(first, await Department.Domains.GetDomainAsync(new() { Code = code }, cancellationToken: Ct));
    }

    [Fact]
    public async Task CreateMember_and_UpdateMember()
    {
        var bureau = await District.AddBureauAsync();
        var username = District.Division + ".r";
        var create = new CreateMemberRequest
        {
            OrganisationId = bureau,
            Member = new() { Username = username, Name = "李静", Roles = { Role.Editor } },
            Password = TestDistrict.Password,
            RequestId = TestDistrict.NewRequest(),
        };
        await RepeatedAsync(headers => Department.Organisations.CreateMemberAsync(create, headers, cancellationToken: Ct));

        var update = new UpdateMemberRequest
        {
            Member = new() { Username = username, OrganisationId = bureau, Name = "李静", Roles = { Role.Reviewer } },
            Revision = 1,
            RequestId = TestDistrict.NewRequest(),
        };
        var first = await RepeatedAsync(headers => Department.Organisations.UpdateMemberAsync(update, headers, cancellationToken: Ct));
        Assert.Equal(2, first.Revision);
    }

    [Fact]
    public async Task CreateMember_with_another_password_is_another_request()
    {
        var bureau = await District.AddBureauAsync();
        var create = new CreateMemberRequest
        {
            OrganisationId = bureau,
            Member = new() { Username = District.Division + ".r", Name = "李静", Roles = { Role.Editor } },
            Password = TestDistrict.Password,
            RequestId = TestDistrict.NewRequest(),
        };
        var administrator = await Department.AsAdministratorAsync();
        await Department.Organisations.CreateMemberAsync(create, administrator, cancellationToken: Ct);
        create.Password = "another password";
        (await Refusal.OfAsync(Department.Organisations.CreateMemberAsync(create, administrator, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "REQUEST_ID_REUSED");
    }

    [Fact]
    public async Task The_same_request_id_for_something_else_is_refused()
    {
        var added = await District.AddAsync(District.Bureau("mzj", "区民政局"));
        var request = new UpdateOrganisationRequest
        {
            Organisation = new() { Id = added.Id, Name = "区民政一局" },
            Revision = 1,
            RequestId = TestDistrict.NewRequest(),
        };
        var administrator = await Department.AsAdministratorAsync();
        await Department.Organisations.UpdateOrganisationAsync(request, administrator, cancellationToken: Ct);
        request.Organisation.Name = "区民政二局";
        (await Refusal.OfAsync(Department.Organisations.UpdateOrganisationAsync(request, administrator, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "REQUEST_ID_REUSED");
    }

    [Fact]
    public async Task Of_many_changes_from_one_revision_exactly_one_is_accepted()
    {
        var added = await District.AddAsync(District.Bureau("mzj", "区民政局"));
        var administrator = await Department.AsAdministratorAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async number =>
        {
            try
            {
                await Department.Organisations.UpdateOrganisationAsync(
                    new() { Organisation = new() { Id = added.Id, Name = $"第{number}名" }, Revision = 1, RequestId = TestDistrict.NewRequest() },
                    administrator,
                    cancellationToken: Ct);
                return StatusCode.OK;
            }
            catch (RpcException e)
            {
                return e.StatusCode;
            }
        }));
        Assert.Equal(1, outcomes.Count(code => code == StatusCode.OK));
        Assert.Equal(AtOnce - 1, outcomes.Count(code => code == StatusCode.Aborted));
        Assert.Equal(2, (await Department.Organisations.GetOrganisationAsync(new() { Id = added.Id }, cancellationToken: Ct)).Revision);
    }

    // Eight at once, then once more: all answers are the same.
    private async Task<T> RepeatedAsync<T>(Func<Metadata, AsyncUnaryCall<T>> call, Metadata? headers = null)
    {
        headers ??= await Department.AsAdministratorAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ => await call(headers)));
        var later = await call(headers);
        Assert.All(answers, answer => Assert.Equal(later, answer));
        return later;
    }
}

public sealed class RepetitionOnEmbedded(SharedDepartments shared) : RepetitionSuite(shared, Engine.Embedded);

public sealed class RepetitionOnMongoDB(SharedDepartments shared) : RepetitionSuite(shared, Engine.MongoDB);
