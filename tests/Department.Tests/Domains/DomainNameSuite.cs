using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Department.V1;
using OpenGov.Departments.Days;
using OpenGov.Departments.Tests.Hosting;
using OpenGov.Platform.Documents;
using PublicCatalogue = OpenGov.Departments.Domains.PublicCatalogue;

namespace OpenGov.Departments.Tests.Domains;

/// <summary>Domains that get another name from a day on, and new ones after those there are.</summary>
public abstract class DomainNameSuite(Engine engine) : IAsyncLifetime
{
    private readonly ShiftedClock clock = new();
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private TestDistrict district = null!;
    private Metadata office = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        clock.GoTo(1, 22);
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage, clock);
        district = new TestDistrict(department);
        office = await district.AsAsync(Role.Office);
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
    public async Task A_domain_gets_its_new_name_on_the_day_and_the_old_one_is_remembered()
    {
        await AddAsync("26", "扶贫");
        var other = await AddAsync("27", "旅游");
        var planned = await RenameAsync("26", "乡村振兴", days: 1);
        Assert.Equal(("扶贫", "乡村振兴", In(1)), (planned.Name, planned.PlannedName, planned.PlannedFrom));
        await RenameAsync("27", "文化旅游", days: 0);
        await UntilNamedAsync("27", "文化旅游");
        Assert.Equal(planned, await GetAsync("26"));

        clock.GoTo(1, 0);
        var renamed = await UntilNamedAsync("26", "乡村振兴");
        Assert.Equal((In(0), "", "", 3), (renamed.NameFrom, renamed.PlannedName, renamed.PlannedFrom, renamed.Revision));
        Assert.Equal(("扶贫", In(0)), (Assert.Single(renamed.FormerNames).Name, renamed.FormerNames[0].Until));
        Assert.Equal(("扶贫", 0), ((await GetAsync("26", In(-1))).Name, (await GetAsync("26", In(-1))).FormerNames.Count));
        Assert.NotEqual(other.Name, (await GetAsync("27")).Name);
    }

    [Fact]
    public async Task A_planned_name_is_given_up_or_replaced_before_its_day()
    {
        await AddAsync("26", "扶贫");
        await RenameAsync("26", "乡村振兴", days: 1);
        var replaced = await RenameAsync("26", "农业农村", days: 1, revision: 2);
        Assert.Equal("农业农村", replaced.PlannedName);
        var cancel = new CancelDomainRenameRequest { Code = "26", Revision = 3, RequestId = TestDistrict.NewRequest() };
        var kept = await department.Domains.CancelDomainRenameAsync(cancel, office, cancellationToken: Ct);
        Assert.Equal(kept, await department.Domains.CancelDomainRenameAsync(cancel, office, cancellationToken: Ct));
        Assert.Equal(("扶贫", "", 4), (kept.Name, kept.PlannedName, kept.Revision));
        cancel = new() { Code = "26", Revision = 4, RequestId = TestDistrict.NewRequest() };
        (await Refusal.OfAsync(department.Domains.CancelDomainRenameAsync(cancel, office, cancellationToken: Ct)))
            .Is(StatusCode.FailedPrecondition, "WRONG_STATE");
    }

    [Fact]
    public async Task A_preview_shows_the_name_and_the_public_catalogues_and_changes_nothing()
    {
        var domain = await AddAsync("26", "扶贫");
        var published = department.Services.GetRequiredService<IDocuments<PublicCatalogue>>();
        foreach (var (id, isPublic) in new[] { ("610116001-26", true), ("610116-26", true), ("610116002-26", false), ("610116-25", true) })
        {
            await published.InsertAsync(id, PublicCatalogue.After(null, id, 3, isPublic, clock.GetUtcNow())!, Attached.Nothing, Ct);
        }

        var preview = await department.Domains.PreviewDomainRenameAsync(Preview("26", "乡村振兴", In(2)), office, cancellationToken: Ct);
        Assert.Equal(("乡村振兴", In(2), ""), (preview.Domain.Name, preview.Domain.NameFrom, preview.Domain.PlannedName));
        Assert.Equal(("扶贫", In(2)), (Assert.Single(preview.Domain.FormerNames).Name, preview.Domain.FormerNames[0].Until));
        Assert.Equal([("610116-26", 3), ("610116001-26", 3)], preview.Catalogues.Select(one => (one.CatalogueId, one.Version)));
        Assert.Equal(domain, await GetAsync("26"));

        (await Refusal.OfAsync(department.Domains.PreviewDomainRenameAsync(Preview("26", "扶贫", In(2)), office, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "name");
        await AddAsync("27", "旅游");
        (await Refusal.OfAsync(department.Domains.PreviewDomainRenameAsync(Preview("26", "旅游", In(2)), office, cancellationToken: Ct)))
            .Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
    }

    [Fact]
    public async Task Names_that_cannot_be_are_refused()
    {
        await AddAsync("26", "扶贫");
        await AddAsync("27", "旅游");
        (await RefusedAsync("26", "旅游", In(1), 1)).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
        (await RefusedAsync("26", "扶贫", In(1), 1)).Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "name");
        (await RefusedAsync("26", "乡村振兴", In(1), 9)).Is(StatusCode.Aborted, "STALE_REVISION");
        (await RefusedAsync("98", "乡村振兴", In(1), 1)).Is(StatusCode.NotFound, "NOT_FOUND");
        (await RefusedAsync("X", "换\n行", "2021-02-30", -1)).Is(
            StatusCode.InvalidArgument, "INVALID_REQUEST", "code", "name", "effectiveOn", "revision");
        await department.Domains.AssignResponsibilityAsync(
            new() { Code = "26", LeadOrganisationId = await district.AddBureauAsync(), Revision = 1, RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct);
        var elsewhere = await new TestDistrict(department).AsAsync(Role.Office);
        (await Refusal.OfAsync(department.Domains.RenameDomainAsync(Rename("26", "乡村振兴", In(1), 2), elsewhere, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        (await Refusal.OfAsync(department.Domains.PreviewDomainRenameAsync(Preview("26", "乡村振兴", In(1)), elsewhere, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
    }

    [Fact]
    public async Task A_new_domain_without_a_code_continues_after_the_largest_one_also_when_several_are_added_at_once()
    {
        await AddAsync("26", "扶贫");
        var request = new CreateDomainRequest { Domain = new() { Name = "旅游" }, RequestId = TestDistrict.NewRequest() };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await department.Domains.CreateDomainAsync(request, office, cancellationToken: Ct)));
        Assert.Equal("27", Assert.Single(answers.Distinct()).Code);
        var more = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => AddAsync("", $"新领域{number}")));
        Assert.Equal(["28", "29", "30", "31"], more.Select(one => one.Code).Order(StringComparer.Ordinal));
        (await Refusal.OfAsync(department.Domains.CreateDomainAsync(
            new() { Domain = new() { Name = "旅游" }, RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct))).Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
        await AddAsync("99", "最后一个");
        (await Refusal.OfAsync(department.Domains.CreateDomainAsync(
            new() { Domain = new() { Name = "再一个" }, RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct))).Is(StatusCode.InvalidArgument, "TOO_LARGE");
    }

    private string In(int days) => clock.Today().AddDays(days).Written();

    private async Task<Domain> AddAsync(string code, string name) => await department.Domains.CreateDomainAsync(
        new() { Domain = new() { Code = code, Name = name }, RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct);

    private async Task<Domain> GetAsync(string code, string asOf = "") =>
        await department.Domains.GetDomainAsync(new() { Code = code, AsOf = asOf }, cancellationToken: Ct);

    private Task<Domain> UntilNamedAsync(string code, string name) => Testing.Eventually.That(() => GetAsync(code), one => one.Name == name);

    private static RenameDomainRequest Rename(string code, string name, string on, long revision) =>
        new() { Code = code, Name = name, EffectiveOn = on, Revision = revision, RequestId = TestDistrict.NewRequest() };

    private static PreviewDomainRenameRequest Preview(string code, string name, string on) => new() { Code = code, Name = name, EffectiveOn = on };

    private async Task<Domain> RenameAsync(string code, string name, int days, long revision = 1) =>
        await department.Domains.RenameDomainAsync(Rename(code, name, In(days), revision), office, cancellationToken: Ct);

    private async Task<Refusal> RefusedAsync(string code, string name, string on, long revision) =>
        await Refusal.OfAsync(department.Domains.RenameDomainAsync(Rename(code, name, on, revision), office, cancellationToken: Ct));
}

public sealed class DomainNamesOnEmbedded() : DomainNameSuite(Engine.Embedded);

public sealed class DomainNamesOnMongoDB() : DomainNameSuite(Engine.MongoDB);
