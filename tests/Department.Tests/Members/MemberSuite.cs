using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Members;

public abstract class MemberSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    private string User(string name) => $"{District.Division}.{name}";

    [Fact]
    public async Task A_new_member_signs_in_and_is_listed()
    {
        var bureau = await District.AddBureauAsync();
        var added = await District.AddMemberAsync(bureau, User("b"), Role.Reviewer, Role.Editor, Role.Editor);
        Assert.Equal((User("b"), bureau, false, 1), (added.Username, added.OrganisationId, added.Disabled, added.Revision));
        Assert.Equal([Role.Editor, Role.Reviewer], added.Roles);
        await District.AddMemberAsync(bureau, User("a"), Role.Leader);

        var session = await Department.Sessions.SignInAsync(
            new() { Username = User("b"), Password = TestDistrict.Password }, cancellationToken: Ct);
        Assert.Equal((User("b"), "李静", bureau), (session.Me.Username, session.Me.Name, session.Me.OrganisationId));

        var own = await Department.Organisations.ListMembersAsync(
            new() { OrganisationId = bureau }, TestDepartment.Bearer(session.AccessToken), cancellationToken: Ct);
        Assert.Equal([User("a"), User("b")], own.Members.Select(member => member.Username));
        Assert.Equal(added, own.Members[1]);
    }

    [Fact]
    public async Task Members_are_paged()
    {
        var bureau = await District.AddBureauAsync();
        foreach (var name in new[] { "c", "a", "b" })
        {
            await District.AddMemberAsync(bureau, User(name), Role.Editor);
        }

        var administrator = await Department.AsAdministratorAsync();
        var first = await Department.Organisations.ListMembersAsync(
            new() { OrganisationId = bureau, PageSize = 2 }, administrator, cancellationToken: Ct);
        var second = await Department.Organisations.ListMembersAsync(
            new() { OrganisationId = bureau, PageSize = 2, PageToken = first.NextPageToken }, administrator, cancellationToken: Ct);
        Assert.Equal([User("a"), User("b"), User("c")], first.Members.Concat(second.Members).Select(member => member.Username));
        Assert.Equal("", second.NextPageToken);
    }

    [Fact]
    public async Task Members_are_shown_to_their_own_the_office_and_administrators_only()
    {
        var bureau = await District.AddBureauAsync();
        var elsewhere = new TestDistrict(Department);
        var (editor, office) = (await District.AsAsync(Role.Editor), await District.AsAsync(Role.Office));
        var (stranger, strangeOffice) = (await elsewhere.AsAsync(Role.Leader), await elsewhere.AsAsync(Role.Office));

        foreach (var allowed in new[] { editor, office, await Department.AsAdministratorAsync() })
        {
            Assert.Single((await Department.Organisations.ListMembersAsync(new() { OrganisationId = bureau }, allowed, cancellationToken: Ct)).Members);
        }

        foreach (var (refused, organisation) in new[] { (stranger, bureau), (strangeOffice, bureau), (editor, District.OfficeId), (editor, "gone") })
        {
            (await Refusal.OfAsync(Department.Organisations.ListMembersAsync(
                new() { OrganisationId = organisation }, refused, cancellationToken: Ct))).Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        }

        (await Refusal.OfAsync(Department.Organisations.ListMembersAsync(new() { OrganisationId = bureau }, cancellationToken: Ct)))
            .Is(StatusCode.Unauthenticated, "UNAUTHENTICATED");
        (await Refusal.OfAsync(Department.Organisations.ListMembersAsync(new() { OrganisationId = "gone" }, office, cancellationToken: Ct)))
            .Is(StatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task The_first_administrator_belongs_to_the_system_itself()
    {
        var members = await Department.Organisations.ListMembersAsync(
            new() { OrganisationId = "system" }, await Department.AsAdministratorAsync(), cancellationToken: Ct);
        Assert.Equal([Role.Administrator], members.Members.Single(member => member.Username == "admin").Roles);
        (await Refusal.OfAsync(Department.Organisations.ListMembersAsync(
            new() { OrganisationId = "system" }, await District.AsAsync(Role.Editor), cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        (await Refusal.OfAsync(Department.Organisations.GetOrganisationAsync(new() { Id = "system" }, cancellationToken: Ct)))
            .Is(StatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task A_user_name_is_taken_once_in_the_system_by_people_and_machines()
    {
        var bureau = await District.AddBureauAsync();
        await District.AddMemberAsync(bureau, User("a"), Role.Editor);
        var elsewhere = new TestDistrict(Department);
        var other = await elsewhere.AddBureauAsync();
        (await AddRefusedAsync(other, new() { Username = User("a"), Name = "王伟", Roles = { Role.Editor } }))
            .Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
        (await Refusal.OfAsync(Department.Organisations.CreateApiClientAsync(
            new() { Client = new() { Id = User("a"), Name = "门户", OrganisationId = bureau }, RequestId = TestDistrict.NewRequest() },
            await Department.AsAdministratorAsync(),
            cancellationToken: Ct))).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
    }

    [Fact]
    public async Task Wrong_members_are_refused_field_by_field()
    {
        var bureau = await District.AddBureauAsync();
        (await AddRefusedAsync(bureau, new() { Username = "Ä", Name = " ", OrganisationId = "other", Roles = { Role.Client } }, "short"))
            .Is(
                StatusCode.InvalidArgument, "INVALID_REQUEST",
                "member.organisationId", "member.username", "member.name", "member.roles[0]", "password");
        (await AddRefusedAsync(bureau, new() { Roles = { Role.Editor, (Role)9 } }, "short"))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "member.username", "member.name", "member.roles[1]");
        (await AddRefusedAsync("gone", new() { Username = User("a"), Name = "李静", Roles = { Role.Editor } })).Is(StatusCode.NotFound, "NOT_FOUND");
        (await AddRefusedAsync("system", new() { Username = User("a"), Name = "李静", Roles = { Role.Office } }))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "member.roles[0]");
    }

    [Fact]
    public async Task An_update_changes_what_its_mask_names()
    {
        var bureau = await District.AddBureauAsync();
        await District.AddMemberAsync(bureau, User("a"), Role.Editor);
        var updated = await UpdateAsync(bureau, new() { Username = User("a"), Name = "不应改", Roles = { Role.Leader } }, "roles", 1);
        Assert.Equal(("李静", 2), (updated.Name, updated.Revision));
        Assert.Equal([Role.Leader], updated.Roles);

        (await UpdateRefusedAsync(bureau, new() { Username = User("a"), Name = "王伟", Roles = { Role.Leader } }, "", 1)).Is(StatusCode.Aborted, "STALE_REVISION");
        (await UpdateRefusedAsync(bureau, new() { Username = User("a") }, "", 2))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "member.name", "member.roles");
        (await UpdateRefusedAsync(bureau, new() { Username = User("a") }, "password", 2)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "updateMask");
        (await UpdateRefusedAsync(bureau, new() { Username = User("z"), Name = "王伟" }, "name", 1)).Is(StatusCode.NotFound, "NOT_FOUND");
        (await UpdateRefusedAsync(District.OfficeId, new() { Username = User("a"), Name = "王伟" }, "name", 2)).Is(StatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Over_REST_a_member_is_added_and_updated_at_its_path()
    {
        var bureau = await District.AddBureauAsync();
        var token = (await Department.AsAdministratorAsync()).GetValue("authorization")!;
        var added = await SendAsync(HttpMethod.Post, $"/v1/organisations/{bureau}/members", token, new
        {
            member = new { username = User("a"), name = "李静", roles = new[] { "ROLE_EDITOR" } },
            password = TestDistrict.Password,
            requestId = TestDistrict.NewRequest(),
        });
        Assert.Equal(bureau, added.GetProperty("organisationId").GetString());
        var updated = await SendAsync(HttpMethod.Patch, $"/v1/organisations/{bureau}/members/{User("a")}", token, new
        {
            member = new { disabled = true },
            updateMask = "disabled",
            revision = "1",
            requestId = TestDistrict.NewRequest(),
        });
        Assert.True(updated.GetProperty("disabled").GetBoolean());
    }

    [Fact]
    public async Task An_administrator_cannot_shut_itself_out()
    {
        var refusal = await UpdateRefusedAsync("system", new() { Username = "admin", Disabled = true }, "disabled", 1);
        refusal.Is(StatusCode.FailedPrecondition, "WRONG_STATE");
        Assert.Equal("own_account", refusal.Facts["state"]);
    }

    private async Task<Refusal> AddRefusedAsync(string organisation, Member member, string password = TestDistrict.Password)
    {
        var refusal = await Refusal.OfAsync(Department.Organisations.CreateMemberAsync(
            new() { OrganisationId = organisation, Member = member, Password = password, RequestId = TestDistrict.NewRequest() },
            await Department.AsAdministratorAsync(),
            cancellationToken: Ct));
        Assert.DoesNotContain(password, refusal.Message, StringComparison.Ordinal);
        return refusal;
    }

    private async Task<Member> UpdateAsync(string organisation, Member member, string mask, long revision) =>
        await Department.Organisations.UpdateMemberAsync(
            Update(organisation, member, mask, revision), await Department.AsAdministratorAsync(), cancellationToken: Ct);

    private async Task<Refusal> UpdateRefusedAsync(string organisation, Member member, string mask, long revision) =>
        await Refusal.OfAsync(Department.Organisations.UpdateMemberAsync(
            Update(organisation, member, mask, revision), await Department.AsAdministratorAsync(), cancellationToken: Ct));

    private static UpdateMemberRequest Update(string organisation, Member member, string mask, long revision)
    {
        member.OrganisationId = organisation;
        return new()
        {
            Member = member,
            UpdateMask = Google.Protobuf.WellKnownTypes.FieldMask.FromString(mask),
            Revision = revision,
            RequestId = TestDistrict.NewRequest(),
        };
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string token, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("authorization", token);
        using var answer = await Department.Rest.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}

public sealed class MembersOnEmbedded(SharedDepartments shared) : MemberSuite(shared, Engine.Embedded);

public sealed class MembersOnMongoDB(SharedDepartments shared) : MemberSuite(shared, Engine.MongoDB);
