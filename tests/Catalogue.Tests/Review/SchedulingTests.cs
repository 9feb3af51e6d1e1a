using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Storage;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Review;

public sealed class SchedulingTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 5, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly Stored<CatalogueVersion> Approved = Sample.InState(VersionState.Approved);

    [Fact]
    public void A_schedule_is_kept_and_told_in_the_time_of_the_district()
    {
        var (next, happened) = Scheduling.Schedule(Approved, Sample.Keepers, Sample.By(Sample.Leader), 7, Nine);
        Assert.Equal((VersionState.Approved, "2026-03-05 09:00"), (next.State, next.Schedule?.LocalTime));
        Assert.Equal((StepKind.PublishScheduled, "2026-03-05 09:00（北京时间）"), (next.Steps[^1].Kind, next.Steps[^1].Note));
        Assert.Equal((Nine, TimeSpan.Zero), (happened.PublishAt, happened.PublishAt.Offset));
        Assert.Equal(Nine.ToUnixTimeMilliseconds(), Due(next));
        Assert.Null(Due(Approved.Value));
    }

    [Theory]
    [InlineData("2026-03-05T09:00:01+08:00")]
    [InlineData("2026-03-02T08:59:00+08:00")]
    [InlineData("2027-03-04T09:01:00+08:00")]
    public void Only_a_whole_minute_from_now_to_a_year_ahead_can_be_scheduled(string time)
    {
        var refusal = Sample.Refused(() => Schedule(Sample.Leader, DateTimeOffset.Parse(time, null)));
        Assert.Equal("publishTime", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public void This_very_minute_can_be_scheduled() => Assert.Equal(Sample.Now, Schedule(Sample.Leader, Sample.Now).Schedule?.PublishAt);

    [Fact]
    public void Whoever_may_publish_schedules_and_the_submitter_may_only_stop_it()
    {
        Assert.All([Sample.Reviewer, Sample.Leader, Sample.Office], caller => Schedule(caller, Nine));
        Assert.All([Sample.Joining, Sample.Stranger, Sample.OtherOffice], caller =>
            Assert.Equal(Reason.NotResponsible, Sample.Refused(() => Schedule(caller, Nine)).Reason));
        var both = Sample.Person("mzj.both", "610116-mzj", Sample.District, "editor", "reviewer");
        var own = Sample.InState(VersionState.Approved, both);
        Assert.Equal(Reason.SelfReview, Sample.Refused(() => Scheduling.Schedule(own, Sample.Keepers, Sample.By(both), 7, Nine)).Reason);
        var scheduled = Sample.Stored(Scheduling.Schedule(own, Sample.Keepers, Sample.By(Sample.Leader), 7, Nine).Next);
        var (next, _) = Scheduling.Cancel(scheduled, Sample.Keepers, Sample.By(both), 7, "内容待核实");
        Assert.Equal((null, VersionState.Approved, "内容待核实"), (next.Schedule, next.State, next.Steps[^1].Note));
        Assert.Null(Due(next));
    }

    [Fact]
    public void A_version_without_a_schedule_has_none_to_cancel() => Assert.Equal(
        Reason.WrongState,
        Sample.Refused(() => Scheduling.Cancel(Approved, Sample.Keepers, Sample.By(Sample.Leader), 7, "")).Reason);

    [Fact]
    public void A_version_is_due_from_its_minute_on_and_never_before()
    {
        var scheduled = Schedule(Sample.Leader, Nine);
        Assert.False(DuePublishing.IsDue(scheduled, Nine.AddTicks(-1)));
        Assert.True(DuePublishing.IsDue(scheduled, Nine));
        Assert.False(DuePublishing.IsDue(Approved.Value, Nine));
        Assert.False(DuePublishing.IsDue(scheduled with { State = VersionState.Draft }, Nine));
    }

    [Fact]
    public void What_becomes_public_by_itself_names_who_scheduled_it_and_its_plan()
    {
        var (next, delay, happened) = DuePublishing.Publish(Schedule(Sample.Leader, Nine), Nine.AddSeconds(30));
        Assert.Equal((VersionState.Published, null, Nine.AddSeconds(30)), (next.State, next.Schedule, next.PublishedAt));
        Assert.Equal((StepKind.Published, "mzj.leader", "定时发布，计划时间 2026-03-05 09:00（北京时间）"), (next.Steps[^1].Kind, next.Steps[^1].Actor, next.Steps[^1].Note));
        Assert.Equal((TimeSpan.FromSeconds(30), false), (delay, happened.Emergency));
    }

    [Fact]
    public void What_missed_its_time_says_so()
    {
        var (next, delay, _) = DuePublishing.Publish(Schedule(Sample.Leader, Nine), Nine.AddSeconds(90));
        Assert.Equal(90, delay.TotalSeconds);
        Assert.EndsWith("实际晚 2 分钟", next.Steps[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Publishing_at_once_gives_the_schedule_up()
    {
        var scheduled = Sample.Stored(Schedule(Sample.Leader, Nine));
        Assert.Null(Publishing.Publish(scheduled, Sample.Keepers, Sample.By(Sample.Leader), 7).Next.Schedule);
    }

    private static CatalogueVersion Schedule(Caller caller, DateTimeOffset at) =>
        Scheduling.Schedule(Approved, Sample.Keepers, Sample.By(caller), 7, at).Next;

    private static object? Due(CatalogueVersion version) => DocumentTypes.Versions.Keys.Single(key => key.Name == "due").Value(version);
}
