using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Days;
using OpenGov.Departments.Tests.Hosting;
using OpenGov.Platform.Events;

namespace OpenGov.Departments.Tests.Organisations.Orphans;

/// <summary>Previews of what a reorganisation touches, and the alarm about what is left without anybody responsible.</summary>
public abstract class OrphanSuite(Engine engine) : IAsyncLifetime
{
    private readonly ShiftedClock clock = new();
    private TestCatalogue catalogue = null!;
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private TestDistrict district = null!;
    private Organisation taker = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Bureau => district.BureauId;

    public async ValueTask InitializeAsync()
    {
        catalogue = await TestCatalogue.StartAsync();
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage, clock, catalogue.Settings);
        district = new TestDistrict(department);
        await district.AddBureauAsync();
        taker = await district.AddAsync(district.Bureau("nyj", "区农业农村局"));
        await district.AddMemberAsync(Bureau, district.Division + ".a", Role.Editor);
        await AssignedAsync("25", taker.Id, Bureau);
        await AssignedAsync("26", Bureau);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (department is not null)
        {
            await department.DisposeAsync();
            await storage.DisposeAsync();
        }

        await catalogue.DisposeAsync();
    }

    [Fact]
    public async Task A_preview_shows_domains_people_catalogues_and_naming_items_and_changes_nothing()
    {
        var kept = $"{district.Division}-26";
        var naming = $"{district.Division}001-05";
        catalogue.Publish(kept, 4, clock.GetUtcNow());
        catalogue.Name(Bureau, kept, 3);
        catalogue.Name(Bureau, naming, 2);
        var request = new PreviewMergeRequest { Id = taker.Id, PredecessorIds = { Bureau }, EffectiveOn = clock.Today().AddDays(1).Written() };
        var office = await district.AsAsync(Role.Office);
        var preview = await Testing.Eventually.That(
            async () => await department.Reorganisations.PreviewMergeAsync(request, office, cancellationToken: Ct),
            one => one.Catalogues.Any(affected => affected.Kept));
        Assert.Equal([("25", taker.Id, taker.Id, 1, 0), ("26", Bureau, taker.Id, 0, 0)], preview.Domains.Select(one =>
            (one.Code, one.LeadOrganisationId, one.NextLeadOrganisationId, one.JoiningOrganisationIds.Count, one.NextJoiningOrganisationIds.Count)));
        Assert.Equal((1, district.Division + ".a", Bureau, taker.Id), (
            preview.AccountCount, preview.Accounts[0].Username, preview.Accounts[0].OrganisationId, preview.Accounts[0].NextOrganisationId));
        Assert.Equal([(kept, true, 3), (naming, false, 2)], preview.Catalogues.Select(one => (one.CatalogueId, one.Kept, one.NamingItemCount)));
        Assert.Equal((true, 5), (preview.NamingKnown, preview.NamingItemCount));
        Assert.Equal("", (await GetAsync(Bureau)).DissolvedOn);

        var rename = await department.Reorganisations.PreviewRenameAsync(
            new() { Id = Bureau, Name = "新名", EffectiveOn = request.EffectiveOn }, office, cancellationToken: Ct);
        Assert.Equal((2, 5, Bureau), (rename.Domains.Count, rename.NamingItemCount, rename.Accounts[0].NextOrganisationId));
        var split = await department.Reorganisations.PreviewSplitAsync(
            new()
            {
                Id = Bureau,
                Parts = { new SplitPart { OrganisationId = taker.Id, DomainCodes = { "26" } } },
                EffectiveOn = request.EffectiveOn,
            },
            office,
            cancellationToken: Ct);
        Assert.Equal((taker.Id, Bureau), (split.Domains.Single(one => one.Code == "26").NextLeadOrganisationId, split.Accounts[0].NextOrganisationId));
        await catalogue.DisposeAsync();
        Assert.False((await department.Reorganisations.PreviewMergeAsync(request, office, cancellationToken: Ct)).NamingKnown);
        catalogue = await TestCatalogue.StartAsync();
    }

    [Fact]
    public async Task What_nobody_is_responsible_for_is_told_of_once_and_is_over_when_somebody_is()
    {
        var published = $"{district.Division}-27";
        await Create("27", "旅游");
        catalogue.Publish(published, 1, clock.GetUtcNow());
        await MergeAsync(membersStay: true);
        await Testing.Eventually.That(ListAsync, found => found == $"2:{published} 3:{Bureau}");
        clock.Advance(TimeSpan.FromMinutes(11));
        await Testing.Eventually.That(ListAsync, found => found == $"1:27 2:{published} 3:{Bureau}");

        var office = await FreshOfficeAsync();
        var elsewhere = await new TestDistrict(department).AsAsync(Role.Office);
        Assert.Equal("27", Assert.Single((await department.Reorganisations.ListOrphansAsync(new(), elsewhere, cancellationToken: Ct)).Orphans).Subject);
        await department.Domains.AssignResponsibilityAsync(
            new() { Code = "27", LeadOrganisationId = taker.Id, Revision = 1, RequestId = TestDistrict.NewRequest() }, office, cancellationToken: Ct);
        await Testing.Eventually.That(ListAsync, found => found == $"3:{Bureau}");
        var administrator = TestDepartment.Bearer(await department.TokenAsync("admin", TestDepartment.AdministratorPassword));
        await department.Organisations.UpdateMemberAsync(
            new()
            {
                Member = new() { Username = district.Division + ".a", OrganisationId = Bureau, Disabled = true },
                UpdateMask = Google.Protobuf.WellKnownTypes.FieldMask.FromString("disabled"),
                Revision = 1,
                RequestId = TestDistrict.NewRequest(),
            },
            administrator,
            cancellationToken: Ct);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Testing.Eventually.That(ListAsync, found => found.Length == 0);
        var log = department.Services.GetRequiredKeyedService<IEventLog>(DepartmentHosting.Name);
        var told = await Testing.Eventually.That(
            async () => (await log.ReadAsync(1, 1000, Ct)).Select(log.Event).OfType<OrphanChanged>().ToList(), events => events.Count >= 6);
        Assert.Equal(
            [$"accounts:{Bureau}:False", $"accounts:{Bureau}:True", $"catalogue:{published}:False", $"catalogue:{published}:True", "domain:27:False", "domain:27:True"],
            told.Select(one => $"{one.Kind}:{one.OrphanId}:{one.IsResolved}").Order(StringComparer.Ordinal));
        Assert.Contains(department.Log.Lines, line => line.Contains($"nobody is responsible for accounts {Bureau}", StringComparison.Ordinal));
    }

    private async Task<string> ListAsync()
    {
        var orphans = await department.Reorganisations.ListOrphansAsync(new(), await FreshOfficeAsync(), cancellationToken: Ct);
        return string.Join(' ', orphans.Orphans.Select(orphan => $"{(int)orphan.Kind}:{orphan.Subject}"));
    }

    private async Task<Metadata> FreshOfficeAsync()
    {
        var office = await district.AsAsync(Role.Office);
        try
        {
            await department.Sessions.GetMeAsync(new(), office, cancellationToken: Ct);
            return office;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unauthenticated)
        {
            return TestDepartment.Bearer(await department.TokenAsync(district.Division + ".office", TestDistrict.Password));
        }
    }

    private async Task<Organisation> GetAsync(string id) =>
        await department.Organisations.GetOrganisationAsync(new() { Id = id }, cancellationToken: Ct);

    private async Task MergeAsync(bool membersStay)
    {
        await department.Reorganisations.MergeOrganisationsAsync(
            new()
            {
                Id = taker.Id,
                PredecessorIds = { Bureau },
                MembersStay = membersStay,
                EffectiveOn = clock.Today().Written(),
                Reason = "区机构改革方案",
                Revision = 1,
                RequestId = TestDistrict.NewRequest(),
            },
            await department.AsAdministratorAsync(),
            cancellationToken: Ct);
        await Testing.Eventually.That(() => GetAsync(Bureau), one => one.DissolvedOn.Length > 0);
    }

    private async Task Create(string code, string name) => await department.Domains.CreateDomainAsync(
        new() { Domain = new() { Code = code, Name = name }, RequestId = TestDistrict.NewRequest() }, await district.AsAsync(Role.Office), cancellationToken: Ct);

    private async Task AssignedAsync(string code, string lead, params string[] joining)
    {
        await Create(code, "领域" + code);
        await department.Domains.AssignResponsibilityAsync(
            new() { Code = code, LeadOrganisationId = lead, JoiningOrganisationIds = { joining }, Revision = 1, RequestId = TestDistrict.NewRequest() },
            await district.AsAsync(Role.Office),
            cancellationToken: Ct);
    }
}

public sealed class OrphansOnEmbedded() : OrphanSuite(Engine.Embedded);

public sealed class OrphansOnMongoDB() : OrphanSuite(Engine.MongoDB);
