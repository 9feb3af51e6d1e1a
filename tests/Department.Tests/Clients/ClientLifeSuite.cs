using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Clients;

/// <summary>Machine clients after their registration: scopes, new secrets, the end; on a service of its own whose clock the test sets forward.</summary>
public abstract class ClientLifeSuite(Engine engine) : IAsyncLifetime
{
    private const string Id = "portal";

    private readonly ShiftedClock clock = new();
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private string bureau = "";
    private Metadata administrator = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage, clock);
        bureau = await new TestDistrict(department).AddBureauAsync();
        administrator = await department.AsAdministratorAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (department is not null)
        {
            await department.DisposeAsync();
            await storage.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_client_may_do_what_its_scopes_say_what_everyone_may_and_nothing_else()
    {
        var made = await MakeAsync(ClientScope.MembersRead);
        var client = await InAsync(made.Secret);
        Assert.Equal([ClientScope.MembersRead], (await department.Sessions.GetMeAsync(new(), client, cancellationToken: Ct)).Scopes);
        await ListMembersAsync(client);
        await department.Organisations.ListOrganisationsAsync(new(), client, cancellationToken: Ct);
        (await Refusal.OfAsync(department.Sessions.ListSessionsAsync(new(), client, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "SCOPE_REQUIRED");
        (await Refusal.OfAsync(department.Organisations.ListApiClientsAsync(new(), client, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "ROLE_REQUIRED");
    }

    [Fact]
    public async Task Without_the_scope_a_call_is_refused_and_the_scope_is_named()
    {
        var made = await MakeAsync();
        Assert.Equal([ClientScope.DraftsRead], made.Client.Scopes);
        var refusal = await Refusal.OfAsync(ListMembersAsync(await InAsync(made.Secret)));
        refusal.Is(StatusCode.PermissionDenied, "SCOPE_REQUIRED");
        Assert.Equal("members.read", refusal.Facts["required_scopes"]);
    }

    [Fact]
    public async Task A_scope_that_is_taken_away_is_gone_from_tokens_too_and_a_new_sign_in_has_what_is_left()
    {
        var made = await MakeAsync(ClientScope.MembersRead, ClientScope.DraftsRead);
        var client = await InAsync(made.Secret);
        var request = new UpdateApiClientRequest
        {
            Client = new() { Id = Id, Scopes = { ClientScope.DraftsRead } },
            UpdateMask = Google.Protobuf.WellKnownTypes.FieldMask.FromString("scopes"),
            Revision = 1,
            RequestId = TestDistrict.NewRequest(),
        };
        var changed = await department.Clients.UpdateApiClientAsync(request, administrator, cancellationToken: Ct);
        Assert.Equal(("政府网站", 2L), (changed.Name, changed.Revision));
        Assert.Equal(changed, await department.Clients.UpdateApiClientAsync(request, administrator, cancellationToken: Ct));

        await GoneAsync(client);
        (await Refusal.OfAsync(ListMembersAsync(await InAsync(made.Secret)))).Is(StatusCode.PermissionDenied, "SCOPE_REQUIRED");
    }

    [Fact]
    public async Task A_disabled_client_is_refused_with_its_tokens_and_its_secret()
    {
        var made = await MakeAsync();
        var client = await InAsync(made.Secret);
        await department.Clients.UpdateApiClientAsync(
            new()
            {
                Client = new() { Id = Id, Disabled = true },
                UpdateMask = Google.Protobuf.WellKnownTypes.FieldMask.FromString("disabled"),
                Revision = 1,
                RequestId = TestDistrict.NewRequest(),
            },
            administrator,
            cancellationToken: Ct);
        await GoneAsync(client);
        (await Refusal.OfAsync(SignInAsync(made.Secret))).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
    }

    [Fact]
    public async Task During_the_overlap_both_secrets_work_and_then_the_new_one_only()
    {
        var made = await MakeAsync();
        var before = await InAsync(made.Secret);
        var request = Rotate(1, 24);
        var rotated = await department.Clients.RotateClientSecretAsync(request, administrator, cancellationToken: Ct);
        Assert.NotEqual(made.Secret, rotated.Secret);
        Assert.Equal(rotated.OldSecretExpireTime, rotated.Client.OldSecretExpireTime);
        Assert.Equal("", (await department.Clients.RotateClientSecretAsync(request, administrator, cancellationToken: Ct)).Secret);

        await department.Sessions.GetMeAsync(new(), before, cancellationToken: Ct);
        await InAsync(made.Secret);
        await InAsync(rotated.Secret);
        clock.Advance(TimeSpan.FromHours(24));
        await InAsync(rotated.Secret);
        (await Refusal.OfAsync(SignInAsync(made.Secret))).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
    }

    [Fact]
    public async Task Without_an_overlap_the_old_secret_and_its_tokens_are_refused_at_once()
    {
        var made = await MakeAsync();
        var before = await InAsync(made.Secret);
        var rotated = await department.Clients.RotateClientSecretAsync(Rotate(1, 0), administrator, cancellationToken: Ct);
        Assert.Null(rotated.OldSecretExpireTime);
        await GoneAsync(before);
        (await Refusal.OfAsync(SignInAsync(made.Secret))).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
        await InAsync(rotated.Secret);
    }

    [Fact]
    public async Task At_most_two_secrets_work_at_a_time()
    {
        var made = await MakeAsync();
        var second = await department.Clients.RotateClientSecretAsync(Rotate(1, 24), administrator, cancellationToken: Ct);
        var third = await department.Clients.RotateClientSecretAsync(Rotate(2, 24), administrator, cancellationToken: Ct);
        (await Refusal.OfAsync(SignInAsync(made.Secret))).Is(StatusCode.Unauthenticated, "BAD_CREDENTIALS");
        await InAsync(second.Secret);
        await InAsync(third.Secret);
    }

    [Fact]
    public async Task Wrong_changes_are_named()
    {
        await MakeAsync();
        (await Refusal.OfAsync(department.Clients.UpdateApiClientAsync(
            new() { Client = new() { Id = Id, Name = new string('长', 101) }, Revision = 1, RequestId = "1" },
            administrator,
            cancellationToken: Ct))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "client.name", "requestId");
        (await Refusal.OfAsync(department.Clients.RotateClientSecretAsync(Rotate(1, 721), administrator, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "overlapHours");
        (await Refusal.OfAsync(department.Clients.RotateClientSecretAsync(Rotate(2, 1), administrator, cancellationToken: Ct)))
            .Is(StatusCode.Aborted, "STALE_REVISION");
        var person = Rotate(1, 1);
        person.ClientId = "admin";
        (await Refusal.OfAsync(department.Clients.RotateClientSecretAsync(person, administrator, cancellationToken: Ct)))
            .Is(StatusCode.NotFound, "NOT_FOUND");
        (await Refusal.OfAsync(department.Organisations.CreateApiClientAsync(
            new()
            {
                Client = new() { Id = "other", Name = "门户", OrganisationId = bureau, Scopes = { (ClientScope)9 } },
                RequestId = TestDistrict.NewRequest(),
            },
            administrator,
            cancellationToken: Ct))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "client.scopes[0]");
    }

    [Fact]
    public async Task Over_REST_everyone_reads_the_table_of_scopes_and_a_secret_is_kept_by_no_cache()
    {
        await MakeAsync();
        var table = await department.Rest.GetFromJsonAsync<JsonElement>("/v1/client-scopes", Ct);
        Assert.Contains(
            "opengov.department.v1.OrganisationService/ListMembers",
            table.GetProperty("scopes").EnumerateArray().Single(scope => scope.GetProperty("name").GetString() == "members.read")
                .GetProperty("rpcs").EnumerateArray().Select(rpc => rpc.GetString()));

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/clients/{Id}:rotateSecret")
        {
            Content = JsonContent.Create(new { overlapHours = 1, revision = 1, requestId = TestDistrict.NewRequest() }),
        };
        request.Headers.Authorization = new("Bearer", await department.TokenAsync("admin", TestDepartment.AdministratorPassword));
        using var answer = await department.Rest.SendAsync(request, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private AsyncUnaryCall<CreateApiClientResponse> MakeAsync(params ClientScope[] scopes) => department.Organisations.CreateApiClientAsync(
        new()
        {
            Client = new() { Id = Id, Name = "政府网站", OrganisationId = bureau, Scopes = { scopes } },
            RequestId = TestDistrict.NewRequest(),
        },
        administrator,
        cancellationToken: Ct);

    private AsyncUnaryCall<ListMembersResponse> ListMembersAsync(Metadata headers) =>
        department.Organisations.ListMembersAsync(new() { OrganisationId = bureau }, headers, cancellationToken: Ct);

    private AsyncUnaryCall<SignInResponse> SignInAsync(string secret) =>
        department.Sessions.SignInAsync(new() { ClientId = Id, ClientSecret = secret }, cancellationToken: Ct);

    private async Task<Metadata> InAsync(string secret) => TestDepartment.Bearer((await SignInAsync(secret)).AccessToken);

    private async Task GoneAsync(Metadata headers) => (await Refusal.OfAsync(
        department.Sessions.GetMeAsync(new(), headers, cancellationToken: Ct))).Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");

    private static RotateClientSecretRequest Rotate(long revision, int overlap) =>
        new() { ClientId = Id, OverlapHours = overlap, Revision = revision, RequestId = TestDistrict.NewRequest() };
}

public sealed class ClientLifeOnEmbedded() : ClientLifeSuite(Engine.Embedded);

public sealed class ClientLifeOnMongoDB() : ClientLifeSuite(Engine.MongoDB);
