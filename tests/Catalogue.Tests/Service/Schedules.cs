using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Reading;
using OpenGov.Catalogues.Review;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Documents;
using OpenGov.Testing;
using Stored = OpenGov.Catalogues.Versions.CatalogueVersion;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>Versions that become public by themselves.</summary>
public sealed class Schedules
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task A_scheduled_version_is_shown_listed_cancelled_and_published_from_its_minute_on(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var approved = await ApprovedAsync(service);
        var minute = NextHour();
        var scheduled = await service.Leader.Reviews.SchedulePublishAsync(At(approved, minute));
        Assert.Equal((minute, "mzj.leader"), (scheduled.Review.Schedule.PublishTime.ToDateTimeOffset(), scheduled.Review.Schedule.Actor));
        Assert.Equal(PendingReviewKind.Schedule, (await WaitingAsync(service.Office)).Kind);
        var cancelled = await service.Office.Reviews.CancelScheduleAsync(
            new() { CatalogueId = approved.CatalogueId, Revision = scheduled.Revision, Reason = "内容待核实", RequestId = Work.NewId() });
        Assert.Equal((null, VersionState.Approved), (cancelled.Review.Schedule, cancelled.State));
        Assert.Equal(PendingReviewKind.Publication, (await WaitingAsync(service.Office)).Kind);
        var early = await Refusal.OfAsync(service.Leader.Reviews.SchedulePublishAsync(At(cancelled, minute.AddYears(2))));
        Assert.Equal(("INVALID_REQUEST", "publishTime"), (early.Reason, Assert.Single(early.Violations)));
        await service.Leader.Reviews.SchedulePublishAsync(At(cancelled, minute));

        // The service's own clock is an hour behind this one.
        var clock = new FakeTimeProvider(minute.AddTicks(-1));
        var due = Due(service, clock);
        await due.PublishAsync(TestContext.Current.CancellationToken);
        Assert.Equal(VersionState.Approved, (await service.Editor.DraftAsync()).State);
        clock.Advance(TimeSpan.FromTicks(1));
        await Task.WhenAll(due.PublishAsync(TestContext.Current.CancellationToken), Due(service, clock).PublishAsync(TestContext.Current.CancellationToken));
        var published = (await service.Public.Catalogues.GetCatalogueAsync(new() { Id = approved.CatalogueId })).Current;
        Assert.Equal((approved.Digest, minute), (published.Digest, published.PublishTime.ToDateTimeOffset()));
        Assert.Single(published.Steps, step => step.Kind == StepKind.Published);
        Assert.Empty((await service.Office.Reviews.ListPendingReviewsAsync(new())).Reviews);
        var kinds = (await Eventually.That(
            () => service.Editor.EventsAsync(), events => events.Any(one => one.Kind == CatalogueEventKind.Published))).Select(one => one.Kind).ToList();
        Assert.Equal([CatalogueEventKind.PublishScheduled, CatalogueEventKind.ScheduleCancelled, CatalogueEventKind.PublishScheduled, CatalogueEventKind.Published], kinds[^4..]);
    }

    [Fact]
    public async Task Two_replicas_publish_at_the_real_time_once_and_not_before()
    {
        await using var one = await CatalogueServer.StartAsync(Engine.MongoDB);
        await using var other = await one.StartReplicaAsync();
        await ApprovedAsync(one);
        var at = TimeProvider.System.GetUtcNow().AddSeconds(3);
        await ScheduleAsync(one, at);
        var published = await Eventually.That(
            async () => (await other.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).Current, version => version is not null);
        Assert.InRange(published.PublishTime.ToDateTimeOffset(), at, at + DuePublishing.Latest);
        Assert.Single(published.Steps, step => step.Kind == StepKind.Published);
        Assert.Single(await Eventually.That(() => one.Public.EventsAsync(), events => events.Count > 0));
    }

    [Fact]
    public async Task A_time_that_passed_while_everything_was_down_is_made_up_for_at_the_start_and_marked_late()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await ApprovedAsync(service);
        await ScheduleAsync(service, TimeProvider.System.GetUtcNow().AddMinutes(-5));
        await service.RestartAsync();
        await Eventually.True(async () => (await service.Editor.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).CurrentVersion == 1);
        var seen = (await service.Editor.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).Current;
        Assert.Contains("实际晚", seen.Steps[^1].Note, StringComparison.Ordinal);
    }

    private static SchedulePublishRequest At(CatalogueVersion approved, DateTimeOffset minute) => new()
    {
        CatalogueId = approved.CatalogueId,
        PublishTime = minute.ToTimestamp(),
        Revision = approved.Revision,
        RequestId = Work.NewId(),
    };

    private static DateTimeOffset NextHour()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero).AddHours(1);
    }

    private static async Task<PendingReview> WaitingAsync(Desk desk) =>
        Assert.Single((await desk.Reviews.ListPendingReviewsAsync(new())).Reviews);

    private static async Task<CatalogueVersion> ApprovedAsync(CatalogueServer service)
    {
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        await service.Editor.AddAsync(Work.Item("养老机构备案"));
        return await service.ApproveAsync(await service.Editor.SubmitAsync(await service.Editor.DraftAsync()));
    }

    private static DueVersions Due(CatalogueServer service, TimeProvider clock) => new(
        service.Services.GetRequiredService<IDocuments<Stored>>(),
        service.Services.GetRequiredService<CurrentVersions>(),
        service.Services.GetRequiredService<DirectoryCopy>(),
        service.Services.GetRequiredService<ScheduleMeter>(),
        clock,
        NullLogger<DueVersions>.Instance);

    // To the second, which people cannot, so that no test waits for a minute.
    private static async Task ScheduleAsync(CatalogueServer service, DateTimeOffset at)
    {
        var documents = service.Services.GetRequiredService<IDocuments<Stored>>();
        var query = new DocumentQuery { Limit = 1 }.And("working", Sample.Catalogue);
        var approved = (await documents.QueryAsync(query, TestContext.Current.CancellationToken)).Single();
        await documents.ReplaceAsync(
            approved.Id,
            approved.Revision,
            approved.Value with { Schedule = new(at, "mzj.leader", "610116-mzj", at) },
            Attached.Nothing,
            TestContext.Current.CancellationToken);
    }
}
