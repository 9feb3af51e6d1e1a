using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Events;
using OpenGov.Departments.Days;
using OpenGov.Departments.Tests.Hosting;
using OpenGov.Platform.Events;

namespace OpenGov.Departments.Tests.Domains.Guidelines;

/// <summary>Guidelines on a running service beside a Catalogue service, with a clock that the test sets forward.</summary>
public abstract class GuidelineSuite(Engine engine) : IAsyncLifetime
{
    private readonly ShiftedClock clock = new();
    private TestCatalogue catalogue = null!;
    private TestStorage storage = null!;
    private TestDepartment department = null!;
    private TestDistrict district = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Id => district.Division + "-27";

    public async ValueTask InitializeAsync()
    {
        clock.GoTo(1, 12);
        catalogue = await TestCatalogue.StartAsync();
        storage = await TestStorage.CreateAsync(engine, DepartmentHosting.Name);
        department = await TestDepartment.StartAsync(storage, clock, catalogue.Settings);
        district = new TestDistrict(department);
        await department.Domains.CreateDomainAsync(
            new() { Domain = new() { Code = "27", Name = "统计" }, RequestId = TestDistrict.NewRequest() }, await OfficeAsync(), cancellationToken: Ct);
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
    public async Task From_its_issue_the_clock_runs_over_all_milestones_and_stops_when_the_catalogue_is_published()
    {
        var guideline = await IssueAsync(days: -3);
        var due = clock.Today().AddDays(-3).AddMonths(3);
        Assert.Equal((GuidelineState.Running, due.Written(), Id, false), (guideline.State, guideline.DueOn, guideline.CatalogueId, guideline.Overdue));
        Assert.All(guideline.Milestones, milestone => Assert.Null(milestone.ReachTime));
        await GoToAsync(due.AddMonths(-1));
        await Testing.Eventually.That(GetAsync, one => Reached(one) == 1);

        // Down over the next one, and over two more.
        await department.DisposeAsync();
        await GoToAsync(due.AddDays(1));
        department = await TestDepartment.StartAsync(storage, clock, catalogue.Settings);
        var overdue = await Testing.Eventually.That(GetAsync, one => Reached(one) == 4);
        Assert.True(overdue.Overdue);
        Assert.Equal("issued month-before week-before due overdue", await StepsAsync(5));

        catalogue.Publish(Id, 1, clock.GetUtcNow());
        var met = await Testing.Eventually.That(GetAsync, one => one.State == GuidelineState.Met);
        Assert.Equal((1, due.AddDays(1).Written(), false), (met.Version, met.ClosedOn, met.InTime));
        Assert.Equal("issued month-before week-before due overdue met-late", await StepsAsync(6));
    }

    [Fact]
    public async Task What_was_published_before_the_last_day_is_not_escalated_even_when_nobody_told_of_it()
    {
        var guideline = await IssueAsync(days: 0);
        var due = DateOnly.Parse(guideline.DueOn, System.Globalization.CultureInfo.InvariantCulture);
        catalogue.Publish(Id, 3, clock.GetUtcNow(), tell: false);
        await GoToAsync(due.AddDays(20));
        var met = await Testing.Eventually.That(GetAsync, one => one.State == GuidelineState.Met);
        Assert.Equal((3, true, guideline.IssuedOn), (met.Version, met.InTime, met.ClosedOn));
        Assert.Equal("issued met", await StepsAsync(2));
    }

    [Fact]
    public async Task One_that_is_entered_late_is_met_by_what_was_published_since_and_not_by_what_was_before()
    {
        catalogue.Publish(Id, 1, clock.GetUtcNow().AddDays(-10));
        await Testing.Eventually.True(
            async () => (await IssueAsync(days: -10, title: "指引" + Guid.NewGuid())).State == GuidelineState.Met, because: "the publication is known");
        var guideline = await IssueAsync(days: -9);
        Assert.Equal(GuidelineState.Running, guideline.State);
        catalogue.Publish(Id, 2, clock.GetUtcNow());
        await Testing.Eventually.That(GetAsync, one => one.State == GuidelineState.Met);
    }

    [Fact]
    public async Task It_is_entered_once_listed_and_given_up_by_the_office()
    {
        var request = Request(days: -1, "统计领域标准指引");
        var office = await OfficeAsync();
        var guideline = await department.Domains.IssueGuidelineAsync(request, office, cancellationToken: Ct);
        Assert.Equal(guideline, await department.Domains.IssueGuidelineAsync(request, office, cancellationToken: Ct));
        (await Refusal.OfAsync(department.Domains.IssueGuidelineAsync(Request(days: -1, "统计领域标准指引"), office, cancellationToken: Ct)))
            .Is(StatusCode.AlreadyExists, "ALREADY_EXISTS");
        (await Refusal.OfAsync(department.Domains.IssueGuidelineAsync(Request(days: 1, "\n"), office, cancellationToken: Ct)))
            .Is(StatusCode.InvalidArgument, "INVALID_REQUEST", "title", "issuedOn");
        var unknown = Request(days: -1, "另一指引");
        unknown.Code = "98";
        (await Refusal.OfAsync(department.Domains.IssueGuidelineAsync(unknown, office, cancellationToken: Ct))).Is(StatusCode.NotFound, "NOT_FOUND");

        var elsewhere = new TestDistrict(department);
        var stranger = await elsewhere.AsAsync(Role.Office);
        Assert.Empty((await department.Domains.ListGuidelinesAsync(new(), stranger, cancellationToken: Ct)).Guidelines);
        (await Refusal.OfAsync(department.Domains.ListGuidelinesAsync(new() { District = district.Division }, stranger, cancellationToken: Ct)))
            .Is(StatusCode.PermissionDenied, "NOT_RESPONSIBLE");
        var cancel = new CancelGuidelineRequest { Id = guideline.Id, Reason = "重复登记", Revision = 1, RequestId = TestDistrict.NewRequest() };
        (await Refusal.OfAsync(department.Domains.CancelGuidelineAsync(cancel, stranger, cancellationToken: Ct))).Is(StatusCode.NotFound, "NOT_FOUND");
        var cancelled = await department.Domains.CancelGuidelineAsync(cancel, office, cancellationToken: Ct);
        Assert.Equal(cancelled, await department.Domains.CancelGuidelineAsync(cancel, office, cancellationToken: Ct));
        Assert.Equal((GuidelineState.Cancelled, "重复登记"), (cancelled.State, cancelled.Reason));
        Assert.Empty((await department.Domains.ListGuidelinesAsync(new() { State = GuidelineState.Running }, office, cancellationToken: Ct)).Guidelines);
        await department.Domains.IssueGuidelineAsync(Request(days: -1, "统计领域标准指引"), office, cancellationToken: Ct);
    }

    private static int Reached(Guideline guideline) => guideline.Milestones.Count(milestone => milestone.ReachTime is not null);

    private async Task<Metadata> OfficeAsync()
    {
        await district.AsAsync(Role.Office);
        return TestDepartment.Bearer(await department.TokenAsync(district.Division + ".office", TestDistrict.Password));
    }

    private Task GoToAsync(DateOnly day)
    {
        clock.GoTo(day.DayNumber - clock.Today().DayNumber, 0);
        return Task.CompletedTask;
    }

    private IssueGuidelineRequest Request(int days, string title) => new()
    {
        Code = "27",
        Title = title,
        DocumentNumber = "国统字〔2022〕103号",
        Issuer = "国家统计局",
        IssuedOn = clock.Today().AddDays(days).Written(),
        RequestId = TestDistrict.NewRequest(),
    };

    private async Task<Guideline> IssueAsync(int days, string title = "统计领域标准指引") =>
        await department.Domains.IssueGuidelineAsync(Request(days, title), await OfficeAsync(), cancellationToken: Ct);

    private async Task<Guideline> GetAsync()
    {
        var token = TestDepartment.Bearer(await department.TokenAsync(district.Division + ".office", TestDistrict.Password));
        var list = await department.Domains.ListGuidelinesAsync(new() { Code = "27" }, token, cancellationToken: Ct);
        return list.Guidelines.Single(one => one.Title == "统计领域标准指引");
    }

    private async Task<string> StepsAsync(int count)
    {
        var log = department.Services.GetRequiredKeyedService<IEventLog>(DepartmentHosting.Name);
        var told = await Testing.Eventually.That(
            async () => (await log.ReadAsync(1, 1000, Ct)).Select(log.Event).OfType<GuidelineProgressed>().ToList(), events => events.Count >= count);
        return string.Join(' ', told.Select(happened => happened.Step));
    }
}

public sealed class GuidelinesOnEmbedded() : GuidelineSuite(Engine.Embedded);

public sealed class GuidelinesOnMongoDB() : GuidelineSuite(Engine.MongoDB);
