using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Organisations;

public abstract class OrganisationSuite(SharedDepartments shared, Engine engine) : DepartmentSuite(shared, engine)
{
    [Fact]
    public async Task An_organisation_that_was_added_is_read_by_everyone()
    {
        var draft = District.Bureau("mzj", "区民政局");
        draft.FullName = "西安市长安区民政局";
        draft.Aliases.Add("民政局");
        var added = await District.AddAsync(draft);

        Assert.Equal(1, added.Revision);
        Assert.NotNull(added.CreateTime);
        Assert.Equal(added.CreateTime, added.UpdateTime);
        Assert.Equal(added, await Department.Organisations.GetOrganisationAsync(new() { Id = draft.Id }, cancellationToken: Ct));
        draft.Revision = 1;
        draft.CreateTime = added.CreateTime;
        draft.UpdateTime = added.UpdateTime;
        Assert.Equal(draft, added);
    }

    [Fact]
    public async Task One_that_does_not_exist_is_not_found() =>
        (await Refusal.OfAsync(Department.Organisations.GetOrganisationAsync(new() { Id = District.BureauId }, cancellationToken: Ct)))
            .Is(StatusCode.NotFound, "NOT_FOUND");

    [Theory]
    [InlineData("")]
    [InlineData("区民政局")]
    [InlineData("A")]
    public async Task Asking_for_what_cannot_be_an_id_is_wrong_input(string id) =>
        (await Refusal.OfAsync(Department.Organisations.GetOrganisationAsync(new() { Id = id }, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "id");

    [Fact]
    public async Task Id_and_name_are_taken_once_in_a_district()
    {
        await District.AddAsync(District.Bureau("mzj", "区民政局"));
        (await AddRefusedAsync(District.Bureau("mzj", "区教育局"))).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
        (await AddRefusedAsync(District.Bureau("mz", "区民政局"))).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
        (await AddRefusedAsync(District.Street(1, "区民政局"))).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");

        var elsewhere = new TestDistrict(Department);
        await elsewhere.AddAsync(elsewhere.Bureau("mzj", "区民政局"));
    }

    [Fact]
    public async Task Everything_wrong_is_reported_at_once_over_gRPC_and_REST()
    {
        string[] fields = ["organisation.id", "organisation.division", "organisation.name", "requestId"];
        var wrong = new CreateOrganisationRequest
        {
            Organisation = new() { Id = "区民政局", Division = "6101", Kind = OrganisationKind.Department, Name = "控\u0007制" },
            RequestId = "1",
        };
        (await Refusal.OfAsync(Department.Organisations.CreateOrganisationAsync(
            wrong, await Department.AsAdministratorAsync(), cancellationToken: Ct))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", fields);

        using var answer = await PostAsync(
            "/v1/organisations", new { organisation = new { id = "区民政局", division = "6101", kind = "ORGANISATION_KIND_DEPARTMENT", name = "控\u0007制" }, requestId = "1" });
        Assert.Equal(400, (int)answer.StatusCode);
        (await Refusal.OfAsync(answer)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", fields);
    }

    [Fact]
    public async Task Everything_missing_or_unknown_is_reported_at_once()
    {
        var administrator = await Department.AsAdministratorAsync();
        (await Refusal.OfAsync(Department.Organisations.CreateOrganisationAsync(new() { Organisation = new() }, administrator, cancellationToken: Ct)))
            .Is(
                StatusCode.InvalidArgument, "INVALID_REQUEST",
                "organisation.id", "organisation.division", "organisation.kind", "organisation.name", "requestId");
        (await Refusal.OfAsync(Department.Organisations.CreateOrganisationAsync(
            new() { Organisation = District.Bureau("mzj", ""), RequestId = "1" }, administrator, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "organisation.name");
        var unknown = District.Bureau("mzj", "区民政局");
        unknown.Kind = (OrganisationKind)9;
        (await AddRefusedAsync(unknown)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "organisation.kind");
    }

    [Fact]
    public async Task An_update_changes_what_its_mask_names_and_nothing_else()
    {
        var added = await District.AddAsync(District.Bureau("mzj", "区民政局"));
        var updated = await UpdateAsync(new() { Id = added.Id, Name = "不应改", FullName = "西安市长安区民政局", Division = "999999" }, "full_name", 1);

        Assert.Equal(("区民政局", "西安市长安区民政局", added.Division, 2), (updated.Name, updated.FullName, updated.Division, updated.Revision));
        Assert.Equal(added.CreateTime, updated.CreateTime);
        Assert.True(updated.UpdateTime.ToDateTimeOffset() > added.UpdateTime.ToDateTimeOffset());
        Assert.Equal(updated, await Department.Organisations.GetOrganisationAsync(new() { Id = added.Id }, cancellationToken: Ct));
    }

    [Fact]
    public async Task An_update_without_a_mask_changes_all_three()
    {
        var draft = District.Bureau("mzj", "区民政局");
        draft.FullName = "旧全称";
        await District.AddAsync(draft);
        var updated = await UpdateAsync(new() { Id = draft.Id, Name = "区民政和养老局", Aliases = { "民政局" } }, "", 1);
        Assert.Equal(("区民政和养老局", "", "民政局"), (updated.Name, updated.FullName, Assert.Single(updated.Aliases)));
    }

    [Fact]
    public async Task Over_REST_the_mask_is_written_as_JSON_names()
    {
        var added = await District.AddAsync(District.Bureau("mzj", "区民政局"));
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/v1/organisations/{added.Id}")
        {
            Content = JsonContent.Create(new
            {
                organisation = new { fullName = "西安市长安区民政局" },
                updateMask = "fullName",
                revision = "1",
                requestId = TestDistrict.NewRequest(),
            }),
        };
        request.Headers.Add("authorization", (await Department.AsAdministratorAsync()).GetValue("authorization"));
        using var answer = await Department.Rest.SendAsync(request, Ct);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("西安市长安区民政局", json.GetProperty("fullName").GetString());
        Assert.Equal("2", json.GetProperty("revision").GetString());
        Assert.Equal("ORGANISATION_KIND_DEPARTMENT", json.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task An_update_from_an_old_revision_is_aborted_and_learns_the_current_one()
    {
        var added = await District.AddAsync(District.Bureau("mzj", "区民政局"));
        await UpdateAsync(new() { Id = added.Id, Name = "区民政一局" }, "name", 1);
        var refusal = await UpdateRefusedAsync(new() { Id = added.Id, Name = "区民政二局" }, "name", 1);
        refusal.Is(StatusCode.Aborted, "STALE_REVISION");
        Assert.Equal("2", refusal.Facts["current_revision"]);
    }

    [Fact]
    public async Task Wrong_updates_are_refused()
    {
        var added = await District.AddAsync(District.Bureau("mzj", "区民政局"));
        await District.AddAsync(District.Bureau("jyj", "区教育局"));
        (await UpdateRefusedAsync(new() { Id = added.Id, Name = "区教育局" }, "name", 1)).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
        (await UpdateRefusedAsync(new() { Id = District.Division + "-x", Name = "新" }, "name", 1)).Is(StatusCode.NotFound, "NOT_FOUND");
        (await UpdateRefusedAsync(new() { Id = added.Id, Name = "" }, "name", 0))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "organisation.name", "revision");
        (await UpdateRefusedAsync(new() { Id = "X", Name = "换\n行", FullName = new('长', 101) }, "", -1))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "organisation.id", "organisation.name", "organisation.fullName", "revision");
        (await UpdateRefusedAsync(new() { Id = added.Id, Kind = OrganisationKind.Street }, "kind", 1))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "updateMask");
        Assert.Equal(1, (await Department.Organisations.GetOrganisationAsync(new() { Id = added.Id }, cancellationToken: Ct)).Revision);
    }

    [Fact]
    public async Task Lists_are_filtered_ordered_by_id_and_paged_without_hole_or_double()
    {
        foreach (var number in Enumerable.Range(1, 7).Reverse())
        {
            await District.AddAsync(District.Bureau($"d{number}", $"第{number}局"));
        }

        await District.AddAsync(District.Street(1, "一街道"));
        List<string> seen = [];
        var token = "";
        do
        {
            var page = await Department.Organisations.ListOrganisationsAsync(
                new() { Division = District.Division, PageSize = 3, PageToken = token }, cancellationToken: Ct);
            Assert.InRange(page.Organisations.Count, 1, 3);
            seen.AddRange(page.Organisations.Select(organisation => organisation.Id));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"{District.Division}-d{number}"), seen);

        var streets = await Department.Organisations.ListOrganisationsAsync(
            new() { Division = District.Division + "001", Kind = OrganisationKind.Street }, cancellationToken: Ct);
        Assert.Equal(District.Division + "001", Assert.Single(streets.Organisations).Id);
        var none = await Department.Organisations.ListOrganisationsAsync(
            new() { Division = District.Division, Kind = OrganisationKind.Office }, cancellationToken: Ct);
        Assert.Empty(none.Organisations);
    }

    [Fact]
    public async Task A_page_token_belongs_to_its_question()
    {
        foreach (var number in Enumerable.Range(1, 2))
        {
            await District.AddAsync(District.Bureau($"d{number}", $"第{number}局"));
        }

        var page = await Department.Organisations.ListOrganisationsAsync(
            new() { Division = District.Division, PageSize = 1 }, cancellationToken: Ct);
        foreach (var (division, token) in new[] { ("", page.NextPageToken), (District.Division, "damaged") })
        {
            (await Refusal.OfAsync(Department.Organisations.ListOrganisationsAsync(
                new() { Division = division, PageSize = 1, PageToken = token }, cancellationToken: Ct)))
                .Is(StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID", "pageToken");
        }

        (await Refusal.OfAsync(Department.Organisations.ListOrganisationsAsync(
            new() { Division = "1", PageSize = -1 }, cancellationToken: Ct))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "pageSize", "division");
        (await Refusal.OfAsync(Department.Organisations.ListOrganisationsAsync(
            new() { Kind = (OrganisationKind)9 }, cancellationToken: Ct))).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "kind");
    }

    [Fact]
    public async Task The_district_office_governs_its_own_district_only()
    {
        var office = await District.AsAsync(Role.Office);
        var elsewhere = new TestDistrict(Department);
        await Department.Organisations.CreateOrganisationAsync(
            new() { Organisation = District.Street(1, "一街道"), RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct);
        (await Refusal.OfAsync(Department.Organisations.CreateOrganisationAsync(
            new() { Organisation = elsewhere.Bureau("mzj", "区民政局"), RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");

        var theirs = await elsewhere.AddAsync(elsewhere.Bureau("mzj", "区民政局"));
        (await Refusal.OfAsync(Department.Organisations.UpdateOrganisationAsync(
            new() { Organisation = new() { Id = theirs.Id, Name = "改名" }, Revision = 1, RequestId = TestDistrict.NewRequest() },
            office,
            cancellationToken: Ct))).Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
    }

    private async Task<Refusal> AddRefusedAsync(Organisation organisation) =>
        await Refusal.OfAsync(Department.Organisations.CreateOrganisationAsync(
            new() { Organisation = organisation, RequestId = TestDistrict.NewRequest() },
            await Department.AsAdministratorAsync(),
            cancellationToken: Ct));

    private async Task<Organisation> UpdateAsync(Organisation organisation, string mask, long revision) =>
        await Department.Organisations.UpdateOrganisationAsync(
            Update(organisation, mask, revision), await Department.AsAdministratorAsync(), cancellationToken: Ct);

    private async Task<Refusal> UpdateRefusedAsync(Organisation organisation, string mask, long revision) =>
        await Refusal.OfAsync(Department.Organisations.UpdateOrganisationAsync(
            Update(organisation, mask, revision), await Department.AsAdministratorAsync(), cancellationToken: Ct));

    private static UpdateOrganisationRequest Update(Organisation organisation, string mask, long revision) => new()
    {
        Organisation = organisation,
        UpdateMask = Google.Protobuf.WellKnownTypes.FieldMask.FromString(mask),
        Revision = revision,
        RequestId = TestDistrict.NewRequest(),
    };

    private async Task<HttpResponseMessage> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("authorization", (await Department.AsAdministratorAsync()).GetValue("authorization"));
        return await Department.Rest.SendAsync(request, Ct);
    }
}

public sealed class OrganisationsOnEmbedded(SharedDepartments shared) : OrganisationSuite(shared, Engine.Embedded);

public sealed class OrganisationsOnMongoDB(SharedDepartments shared) : OrganisationSuite(shared, Engine.MongoDB);
