using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Clients;

public abstract class ClientSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    private string ClientId => District.Division + "-portal";

    [Fact]
    public async Task A_registered_machine_signs_in_with_the_secret_that_was_shown()
    {
        var made = await CreateAsync();
        Assert.Equal((ClientId, 1), (made.Client.Id, made.Client.Revision));
        Assert.True(made.Secret.Length >= 40);

        var session = await Department.Sessions.SignInAsync(
            new() { ClientId = ClientId, ClientSecret = made.Secret }, cancellationToken: Ct);
        Assert.Equal([Role.Client], session.Me.Roles);
        Assert.Equal((ClientId, "政府网站", District.BureauId), (session.Me.Username, session.Me.Name, session.Me.OrganisationId));
        var remaining = session.ExpireTime.ToDateTimeOffset() - TimeProvider.System.GetUtcNow();
        Assert.InRange(remaining, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task Of_repeated_calls_exactly_one_shows_the_secret_and_it_works()
    {
        await District.AddBureauAsync();
        var request = Request();
        var administrator = await Department.AsAdministratorAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            await Department.Organisations.CreateApiClientAsync(request, administrator, cancellationToken: Ct)));
        var later = await Department.Organisations.CreateApiClientAsync(request, administrator, cancellationToken: Ct);

        Assert.Equal("", later.Secret);
        var shown = Assert.Single(answers, answer => answer.Secret.Length > 0);
        Assert.All(answers, answer => Assert.Equal(later.Client, answer.Client));
        await Department.Sessions.SignInAsync(new() { ClientId = ClientId, ClientSecret = shown.Secret }, cancellationToken: Ct);
    }

    [Fact]
    public async Task Machines_are_listed_to_administrators_in_pages_without_secrets()
    {
        await CreateAsync();
        var administrator = await Department.AsAdministratorAsync();
        List<ApiClient> seen = [];
        var token = "";
        do
        {
            var page = await Department.Organisations.ListApiClientsAsync(new() { PageSize = 1, PageToken = token }, administrator, cancellationToken: Ct);
            seen.AddRange(page.Clients);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        Assert.Contains(new ApiClient { Id = ClientId, Name = "政府网站", OrganisationId = District.BureauId, Revision = 1, Scopes = { ClientScope.DraftsRead } }, seen);
        Assert.Equal(seen.Select(client => client.Id).Order(StringComparer.Ordinal), seen.Select(client => client.Id));
        (await Refusal.OfAsync(Department.Organisations.ListApiClientsAsync(new(), await District.AsAsync(Role.Office), cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "ROLE_REQUIRED");
    }

    [Fact]
    public async Task A_machine_is_no_person_and_no_member()
    {
        var made = await CreateAsync();
        (await Refusal.OfAsync(Department.Sessions.SignInAsync(new() { Username = ClientId, Password = made.Secret }, cancellationToken: Ct)))
            .Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
        var administrator = await Department.AsAdministratorAsync();
        Assert.Empty((await Department.Organisations.ListMembersAsync(
            new() { OrganisationId = District.BureauId }, administrator, cancellationToken: Ct)).Members);
        (await Refusal.OfAsync(Department.Organisations.UpdateMemberAsync(
            new()
            {
                Member = new() { Username = ClientId, OrganisationId = District.BureauId, Name = "李静", Roles = { Role.Administrator } },
                Revision = 1,
                RequestId = TestDistrict.NewRequest(),
            },
            administrator,
            cancellationToken: Ct))).Is(StatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Wrong_machines_are_refused()
    {
        var administrator = await Department.AsAdministratorAsync();
        (await Refusal.OfAsync(Department.Organisations.CreateApiClientAsync(
            new() { Client = new() { Id = "x", Name = new string('长', 101), OrganisationId = "X" }, RequestId = "1" }, administrator, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "client.id", "client.name", "client.organisationId", "requestId");
        (await Refusal.OfAsync(Department.Organisations.CreateApiClientAsync(
            new() { Client = new() { Id = "xy", Name = "门户", OrganisationId = "gone" }, RequestId = TestDistrict.NewRequest() },
            administrator,
            cancellationToken: Ct))).Is(StatusCode.NotFound, "NOT_FOUND");
    }

    private async Task<CreateApiClientResponse> CreateAsync()
    {
        await District.AddBureauAsync();
        return await Department.Organisations.CreateApiClientAsync(Request(), await Department.AsAdministratorAsync(), cancellationToken: Ct);
    }

    private CreateApiClientRequest Request() => new()
    {
        Client = new() { Id = ClientId, Name = "政府网站", OrganisationId = District.BureauId },
        RequestId = TestDistrict.NewRequest(),
    };
}

public sealed class ClientsOnEmbedded(SharedDepartments shared) : ClientSuite(shared, Engine.Embedded);

public sealed class ClientsOnMongoDB(SharedDepartments shared) : ClientSuite(shared, Engine.MongoDB);
