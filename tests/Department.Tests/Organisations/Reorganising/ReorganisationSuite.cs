using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Days;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Organisations.Reorganising;

/// <summary>Renames, mergers and splits on a running service whose clock the test sets forward.</summary>
public abstract class ReorganisationSuite(Engine engine) : IAsyncLifetime
{
    private readonly ShiftedClock clock = new();
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private TestDistrict district = null!;
    private Metadata administrator = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Bureau => district.BureauId;

    public async ValueTask InitializeAsync()
    {
        clock.GoTo(1, 12);
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        await StartAsync();
        district = new TestDistrict(department);
        await district.AddBureauAsync();
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
    public async Task A_new_name_holds_from_its_day_on_never_before_and_the_old_one_is_remembered()
    {
        var other = await district.AddAsync(district.Bureau("fpb", "区扶贫办"));
        var third = await district.AddAsync(district.Bureau("c", "丙办"));
        var plan = await RenameAsync(other.Id, "区乡村振兴局", days: 1);
        Assert.Equal((ReorganisationKind.Rename, ReorganisationState.Planned, In(1)), (plan.Kind, plan.State, plan.EffectiveOn));
        clock.GoTo(0, 23);

        // What is due today is done by a later look at the clock than the one that could have been early.
        await RenameAsync(Bureau, "区民政一局", days: 0);
        await UntilNamedAsync(Bureau, "区民政一局");
        await RenameAsync(third.Id, "区政府办", days: 0);
        await UntilNamedAsync(third.Id, "区政府办");
        Assert.Equal(other, await GetAsync(other.Id));

        clock.GoTo(1, 0);
        var renamed = await UntilNamedAsync(other.Id, "区乡村振兴局");
        var day = In(0);
        Assert.Equal((2, day, ""), (renamed.Revision, renamed.NameFrom, renamed.DissolvedOn));
        var former = Assert.Single(renamed.FormerNames);
        Assert.Equal(("区扶贫办", "", day), (former.Name, former.From, former.Until));
        Assert.Equal("区扶贫办", (await GetAsync(other.Id, In(-1))).Name);
        Assert.Empty((await GetAsync(other.Id, In(-1))).FormerNames);
        Assert.Equal(renamed, await GetAsync(other.Id, day));
        (await Refusal.OfAsync(department.Organisations.GetOrganisationAsync(new() { Id = other.Id, AsOf = In(1) }, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "asOf");
        var done = await Testing.Eventually.That(() => PlanAsync(plan.Id), one => one.State == ReorganisationState.Done);
        Assert.NotNull(done.EffectTime);
    }

    [Fact]
    public async Task After_a_downtime_what_was_due_is_made_up_for_in_the_order_of_the_days()
    {
        var second = await district.AddAsync(district.Bureau("b", "乙局"));
        await RenameAsync(second.Id, "丙局", days: 2);
        var merge = await MergeAsync(Bureau, 1, days: 3, second.Id);
        await department.DisposeAsync();
        clock.GoTo(5, 8);
        await StartAsync();
        var ended = await Testing.Eventually.That(() => GetAsync(second.Id), one => one.DissolvedOn.Length > 0);
        Assert.Equal(("丙局", In(-3), In(-2), Bureau), (ended.Name, ended.NameFrom, ended.DissolvedOn, Assert.Single(ended.SuccessorIds)));
        Assert.Equal(("丙局", ""), ((await GetAsync(second.Id, In(-3))).Name, (await GetAsync(second.Id, In(-3))).DissolvedOn));
        await Testing.Eventually.That(() => PlanAsync(merge.Id), one => one.State == ReorganisationState.Done);
    }

    [Fact]
    public async Task Who_takes_over_leads_and_joins_and_gets_the_people()
    {
        var taker = await district.AddAsync(district.Bureau("nyj", "区农业农村局"));
        var joined = await AssignedAsync("25", taker.Id, Bureau);
        var led = await AssignedAsync("26", Bureau, taker.Id);
        await district.AddMemberAsync(Bureau, district.Division + ".a", Role.Editor);
        await district.AddMemberAsync(taker.Id, district.Division + ".b", Role.Editor);
        var moved = await department.AsAsync(district.Division + ".a", TestDistrict.Password);
        var stays = await department.AsAsync(district.Division + ".b", TestDistrict.Password);
        var plan = await MergeAsync(taker.Id, 1, days: 0, Bureau);
        var done = await Testing.Eventually.That(() => PlanAsync(plan.Id), one => one.State == ReorganisationState.Done);

        // A token names the organisation of its day, and must not outlive it; who stays works on.
        await Testing.Eventually.That(
            async () => await Refusal.OfAsync(department.Sessions.GetMeAsync(new(), moved, cancellationToken: Ct)),
            refusal => refusal.Code == StatusCode.Unauthenticated);
        Assert.Equal(taker.Id, (await department.Sessions.GetMeAsync(new(), stays, cancellationToken: Ct)).OrganisationId);

        Assert.Equal((["25", "26"], 1), (done.MovedDomainCodes, done.MovedAccountCount));
        Assert.Equal((taker.Id, ""), Holders(await department.Domains.GetDomainAsync(new() { Code = led.Code }, cancellationToken: Ct)));
        Assert.Equal((taker.Id, ""), Holders(await department.Domains.GetDomainAsync(new() { Code = joined.Code }, cancellationToken: Ct)));
        Assert.Equal([district.Division + ".a", district.Division + ".b"], (await MembersAsync(taker.Id)).Members.Select(one => one.Username));
        Assert.Empty((await MembersAsync(Bureau)).Members);
        var gone = await GetAsync(Bureau);
        Assert.Equal((In(0), taker.Id), (gone.DissolvedOn, Assert.Single(gone.SuccessorIds)));

        // It is listed no more, changed no more, made responsible no more, and its name is free.
        var standing = await department.Organisations.ListOrganisationsAsync(new() { Division = district.Division }, cancellationToken: Ct);
        Assert.DoesNotContain(Bureau, standing.Organisations.Select(one => one.Id));
        var all = await department.Organisations.ListOrganisationsAsync(
            new() { Division = district.Division, IncludeDissolved = true }, cancellationToken: Ct);
        Assert.Contains(Bureau, all.Organisations.Select(one => one.Id));
        (await Refusal.OfAsync(department.Organisations.UpdateOrganisationAsync(
            new() { Organisation = new() { Id = Bureau, Name = "新" }, Revision = gone.Revision, RequestId = TestDistrict.NewRequest() }, administrator, cancellationToken: Ct)))
            .Is(StatusCode.FailedPrecondition, "WRONG_STATE");
        (await Refusal.OfAsync(department.Domains.AssignResponsibilityAsync(
            new() { Code = "26", LeadOrganisationId = Bureau, Revision = 3, RequestId = TestDistrict.NewRequest() }, await district.AsAsync(Role.Office), cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "leadOrganisationId");
        await district.AddAsync(district.Bureau("mzj-new", gone.Name));
    }

    [Fact]
    public async Task A_split_gives_what_is_named_and_the_rest_stays_or_goes_to_the_main_successor()
    {
        var part = await district.AddAsync(district.Bureau("jkj", "区疾控局"));
        await AssignedAsync("21", Bureau);
        await AssignedAsync("22", Bureau);
        await district.AddMemberAsync(Bureau, district.Division + ".a", Role.Editor);
        await district.AddMemberAsync(Bureau, district.Division + ".b", Role.Editor);
        var request = new SplitOrganisationRequest
        {
            Id = Bureau,
            Parts = { new SplitPart { OrganisationId = part.Id, DomainCodes = { "21" }, Usernames = { district.Division + ".a" } } },
            EffectiveOn = In(0),
            Reason = "区机构改革方案",
            Revision = 1,
            RequestId = TestDistrict.NewRequest(),
        };
        var plan = await department.Reorganisations.SplitOrganisationAsync(request, administrator, cancellationToken: Ct);
        await Testing.Eventually.That(() => PlanAsync(plan.Id), one => one.State == ReorganisationState.Done);
        Assert.Equal((part.Id, Bureau), (await LeadAsync("21"), await LeadAsync("22")));
        Assert.Equal(district.Division + ".a", Assert.Single((await MembersAsync(part.Id)).Members).Username);
        Assert.Equal("", (await GetAsync(Bureau)).DissolvedOn);

        var rest = request.Clone();
        rest.Parts[0].DomainCodes.Clear();
        rest.Parts[0].Usernames.Clear();
        (rest.Dissolves, rest.MainSuccessorId, rest.MembersStay, rest.RequestId) = (true, part.Id, true, TestDistrict.NewRequest());
        plan = await department.Reorganisations.SplitOrganisationAsync(rest, administrator, cancellationToken: Ct);
        await Testing.Eventually.That(() => PlanAsync(plan.Id), one => one.State == ReorganisationState.Done);
        Assert.Equal(part.Id, await LeadAsync("22"));
        Assert.Equal(district.Division + ".b", Assert.Single((await MembersAsync(Bureau)).Members).Username);
        Assert.Equal(In(0), (await GetAsync(Bureau)).DissolvedOn);
        (await Refusal.OfAsync(department.Organisations.CreateMemberAsync(
            new()
            {
                OrganisationId = Bureau,
                Member = new() { Username = district.Division + ".c", Name = "李静", Roles = { Role.Editor } },
                Password = TestDistrict.Password,
                RequestId = TestDistrict.NewRequest(),
            },
            administrator,
            cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "organisationId");
    }

    [Fact]
    public async Task A_plan_is_given_up_before_its_day_and_repeated_requests_have_one_effect()
    {
        var request = new RenameOrganisationRequest
        {
            Id = Bureau,
            Name = "区民政二局",
            EffectiveOn = In(1),
            Reason = "文件",
            Revision = 1,
            RequestId = TestDistrict.NewRequest(),
        };
        var plan = await department.Reorganisations.RenameOrganisationAsync(request, administrator, cancellationToken: Ct);
        Assert.Equal(plan, await department.Reorganisations.RenameOrganisationAsync(request, administrator, cancellationToken: Ct));
        var cancel = new CancelReorganisationRequest { Id = plan.Id, Revision = 1, RequestId = TestDistrict.NewRequest() };
        var cancelled = await department.Reorganisations.CancelReorganisationAsync(cancel, administrator, cancellationToken: Ct);
        Assert.Equal(ReorganisationState.Cancelled, cancelled.State);
        Assert.Equal(cancelled, await department.Reorganisations.CancelReorganisationAsync(cancel, administrator, cancellationToken: Ct));
        (await Refusal.OfAsync(department.Reorganisations.CancelReorganisationAsync(
            new() { Id = plan.Id, Revision = 2, RequestId = TestDistrict.NewRequest() }, administrator, cancellationToken: Ct))).Is(StatusCode.FailedPrecondition, "WRONG_STATE");

        // Another name was planned in its place; its day brings that one and not the other.
        await RenameAsync(Bureau, "区民政三局", days: 1);
        clock.GoTo(1, 1);
        administrator = TestDepartment.Bearer(await department.TokenAsync("admin", TestDepartment.AdministratorPassword));
        Assert.Equal("区民政局", Assert.Single((await UntilNamedAsync(Bureau, "区民政三局")).FormerNames).Name);
        Assert.Equal(plan, await department.Reorganisations.RenameOrganisationAsync(request, administrator, cancellationToken: Ct));
        var list = await department.Reorganisations.ListReorganisationsAsync(
            new() { District = district.Division, State = ReorganisationState.Cancelled }, administrator, cancellationToken: Ct);
        Assert.Equal([cancelled], list.Reorganisations);
    }

    [Fact]
    public async Task A_name_that_is_taken_by_then_is_told_and_waits_for_a_person()
    {
        var plan = await RenameAsync(Bureau, "区民政四局", days: 1);
        var taker = await district.AddAsync(district.Bureau("x", "区民政四局"));
        clock.GoTo(1, 1);
        administrator = TestDepartment.Bearer(await department.TokenAsync("admin", TestDepartment.AdministratorPassword));
        var waiting = await Testing.Eventually.That(() => PlanAsync(plan.Id), one => one.Problem.Length > 0);
        Assert.Equal(ReorganisationState.Planned, waiting.State);
        Assert.Contains("区民政四局", waiting.Problem, StringComparison.Ordinal);
        await RenameAsync(taker.Id, "另一局", days: 0);
        await UntilNamedAsync(Bureau, "区民政四局");
        Assert.Equal("", (await Testing.Eventually.That(() => PlanAsync(plan.Id), one => one.State == ReorganisationState.Done)).Problem);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_names_its_field()
    {
        var street = await district.AddAsync(district.Street(1, "一街道"));
        var elsewhere = new TestDistrict(department);
        var far = await elsewhere.AddBureauAsync();
        var office = await district.AsAsync(Role.Office);
        var other = await district.AddAsync(district.Bureau("b", "乙局"));
        (await RefusedMergeAsync(Bureau, street.Id, far, district.OfficeId, "gone"))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "predecessorIds[0]", "predecessorIds[1]", "predecessorIds[2]", "predecessorIds[3]");
        (await RefusedMergeAsync(Bureau, Bureau)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "predecessorIds[0]");
        (await RefusedMergeAsync(Bureau)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "predecessorIds");
        (await RefusedMergeAsync("gone", Bureau)).Is(StatusCode.NotFound, "NOT_FOUND");
        (await Refusal.OfAsync(department.Reorganisations.RenameOrganisationAsync(
            new() { Id = "X", Name = " ", EffectiveOn = "明天", Reason = "\u0007", Revision = -1, RequestId = "1" }, administrator, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "reason", "requestId", "revision", "id", "name", "effectiveOn");
        (await RefusedRenameAsync(Bureau, "乙局", In(1), 1)).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
        (await RefusedRenameAsync(Bureau, "区民政局", In(1), 1)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "name");
        (await RefusedRenameAsync(Bureau, "丙局", In(5000), 1)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "effectiveOn");
        (await RefusedRenameAsync(Bureau, "丙局", In(1), 7)).Is(StatusCode.Aborted, "STALE_REVISION");
        (await Refusal.OfAsync(department.Reorganisations.RenameOrganisationAsync(Rename(far, "丙局", In(1), 1), office, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        var split = new SplitOrganisationRequest
        {
            Id = Bureau,
            Parts =
            {
                new SplitPart { OrganisationId = other.Id, DomainCodes = { "77" }, Usernames = { "nobody" } },
                new SplitPart { OrganisationId = other.Id },
            },
            MainSuccessorId = other.Id,
            EffectiveOn = In(1),
            Reason = "文件",
            Revision = 1,
            RequestId = TestDistrict.NewRequest(),
        };
        (await Refusal.OfAsync(department.Reorganisations.SplitOrganisationAsync(split, administrator, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "parts[1].organisationId", "mainSuccessorId");
        split.Parts.RemoveAt(1);
        split.MainSuccessorId = "";
        (await Refusal.OfAsync(department.Reorganisations.SplitOrganisationAsync(split, administrator, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "parts[0].domainCodes[0]", "parts[0].usernames[0]");
        await MergeAsync(Bureau, 1, days: 1, other.Id);
        (await RefusedRenameAsync(other.Id, "丙局", In(1), 1)).Is(StatusCode.FailedPrecondition, "WRONG_STATE");

        // A name may be planned that its bearer gives up on the same day.
        await RenameAsync(Bureau, "乙局", days: 1);
    }

    private async Task StartAsync()
    {
        department = await TestDepartment.StartAsync(storage, clock);
        administrator = TestDepartment.Bearer(await department.TokenAsync("admin", TestDepartment.AdministratorPassword));
    }

    private string In(int days) => clock.Today().AddDays(days).Written();

    private static (string Lead, string Joining) Holders(Domain domain) =>
        (domain.LeadOrganisationId, string.Join(',', domain.JoiningOrganisationIds));

    private async Task<string> LeadAsync(string code) =>
        (await department.Domains.GetDomainAsync(new() { Code = code }, cancellationToken: Ct)).LeadOrganisationId;

    private async Task<Organisation> GetAsync(string id, string asOf = "") =>
        await department.Organisations.GetOrganisationAsync(new() { Id = id, AsOf = asOf }, cancellationToken: Ct);

    private Task<Organisation> UntilNamedAsync(string id, string name) =>
        Testing.Eventually.That(() => GetAsync(id), one => one.Name == name);

    private async Task<Reorganisation> PlanAsync(string id) =>
        await department.Reorganisations.GetReorganisationAsync(new() { Id = id }, await AsAdministratorAsync(), cancellationToken: Ct);

    // The clock may have gone on beyond the end of a token.
    private async Task<Metadata> AsAdministratorAsync()
    {
        try
        {
            await department.Sessions.GetMeAsync(new(), administrator, cancellationToken: Ct);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unauthenticated)
        {
            administrator = TestDepartment.Bearer(await department.TokenAsync("admin", TestDepartment.AdministratorPassword));
        }

        return administrator;
    }

    private async Task<ListMembersResponse> MembersAsync(string id) =>
        await department.Organisations.ListMembersAsync(new() { OrganisationId = id }, administrator, cancellationToken: Ct);

    private async Task<Domain> AssignedAsync(string code, string lead, params string[] joining)
    {
        var office = await district.AsAsync(Role.Office);
        await department.Domains.CreateDomainAsync(
            new() { Domain = new() { Code = code, Name = "领域" + code }, RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct);
        return await department.Domains.AssignResponsibilityAsync(
            new() { Code = code, LeadOrganisationId = lead, JoiningOrganisationIds = { joining }, Revision = 1, RequestId = TestDistrict.NewRequest() },
            office,
            cancellationToken: Ct);
    }

    private static RenameOrganisationRequest Rename(string id, string name, string on, long revision) =>
        new() { Id = id, Name = name, EffectiveOn = on, Reason = "区机构改革方案", Revision = revision, RequestId = TestDistrict.NewRequest() };

    private async Task<Reorganisation> RenameAsync(string id, string name, int days, long revision = 1) =>
        await department.Reorganisations.RenameOrganisationAsync(Rename(id, name, In(days), revision), await AsAdministratorAsync(), cancellationToken: Ct);

    private async Task<Refusal> RefusedRenameAsync(string id, string name, string on, long revision) =>
        await Refusal.OfAsync(department.Reorganisations.RenameOrganisationAsync(Rename(id, name, on, revision), administrator, cancellationToken: Ct));

    private MergeOrganisationsRequest Merge(string id, long revision, int days, string[] predecessors) => new()
    {
        Id = id,
        PredecessorIds = { predecessors },
        EffectiveOn = In(days),
        Reason = "区机构改革方案",
        Revision = revision,
        RequestId = TestDistrict.NewRequest(),
    };

    private async Task<Reorganisation> MergeAsync(string id, long revision, int days, params string[] predecessors) =>
        await department.Reorganisations.MergeOrganisationsAsync(Merge(id, revision, days, predecessors), administrator, cancellationToken: Ct);

    private async Task<Refusal> RefusedMergeAsync(string id, params string[] predecessors) =>
        await Refusal.OfAsync(department.Reorganisations.MergeOrganisationsAsync(Merge(id, 1, 1, predecessors), administrator, cancellationToken: Ct));
}

public sealed class ReorganisationsOnEmbedded() : ReorganisationSuite(Engine.Embedded);

public sealed class ReorganisationsOnMongoDB() : ReorganisationSuite(Engine.MongoDB);
