using OpenGov.Departments.Organisations;
using OpenGov.Departments.Tasks;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using static OpenGov.Departments.Tests.Tasks.SampleTasks;

namespace OpenGov.Departments.Tests.Tasks;

public sealed class TaskDecisionsTests
{
    private static readonly Caller Office = Called(SampleDistrict.Office, "office");

    [Fact]
    public void A_unit_reports_and_the_office_strikes_off()
    {
        var task = TaskOf().Report(Record(TaskRecordKind.Progress, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units);
        Assert.Equal((TaskState.InProgress, 2), (task.State, task.Revision));
        task = task.Report(Record(TaskRecordKind.Completion, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units);
        Assert.Equal(TaskState.Submitted, task.State);
        task = task.Verify(Record(TaskRecordKind.Verification, "610116-bgs"), Office, "610116");
        Assert.Equal((TaskState.Verified, 4, 3), (task.State, task.Revision, task.Records.Count));
        Refuses(Reason.WrongState, () => task.Report(Record(TaskRecordKind.Progress, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units));
        Refuses(Reason.WrongState, () => task.Close(Record(TaskRecordKind.Closure, "610116-bgs")));
    }

    [Fact]
    public void Only_a_responsible_unit_reports()
    {
        foreach (var other in (Organisation?[])[SampleDistrict.Approval, SampleDistrict.Street, SampleDistrict.Office, null])
        {
            Refuses(Reason.NotResponsible, () => TaskOf().Report(Record(TaskRecordKind.Progress, "x"), other, SampleDistrict.Units));
        }

        var group = TaskOf("常态化", "各街办", "见附件2");
        Assert.Equal(TaskState.InProgress, group.Report(Record(TaskRecordKind.Progress, "610116001"), SampleDistrict.Street, SampleDistrict.Units).State);
        Refuses(Reason.NotResponsible, () => group.Report(Record(TaskRecordKind.Progress, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units));
    }

    [Fact]
    public void Nobody_verifies_or_sends_back_what_their_organisation_reported()
    {
        var own = TaskOf("常态化", "区政府办公室").Report(Record(TaskRecordKind.Completion, "610116-bgs"), SampleDistrict.Office, SampleDistrict.Units);
        Refuses(Reason.SelfReview, () => own.Verify(Record(TaskRecordKind.Verification, "610116-bgs"), Office, "610116"));
        Refuses(Reason.SelfReview, () => own.Return(Record(TaskRecordKind.Return, "610116-bgs"), Office, "610116"));

        var checkedBy = own with { Content = own.Content with { VerifierId = "610116-mzj" } };
        var leader = Called(SampleDistrict.Bureau, "leader");
        Assert.Equal(TaskState.Verified, checkedBy.Verify(Record(TaskRecordKind.Verification, "610116-mzj"), leader, "610116").State);
        Refuses(Reason.NotResponsible, () => own.Verify(Record(TaskRecordKind.Verification, "610116-mzj"), leader, "610116"));
        Refuses(Reason.NotResponsible, () => checkedBy.Verify(Record(TaskRecordKind.Verification, "x"), Called(SampleDistrict.Approval, "leader"), "610116"));
    }

    [Fact]
    public void A_report_of_an_earlier_round_does_not_bar_from_verifying_a_later_one()
    {
        var task = TaskOf("常态化", "区政府办公室", "区民政局").Report(Record(TaskRecordKind.Progress, "610116-bgs"), SampleDistrict.Office, SampleDistrict.Units) with
        {
            Content = Content("编制标准目录", "常态化", "区政府办公室", "区民政局") with { VerifierId = "610116-xzspj" },
        };
        task = task.Return(Record(TaskRecordKind.Return, "610116-xzspj", due: new(2021, 5, 1)), Called(SampleDistrict.Approval, "leader"), "610116");
        task = task.Report(Record(TaskRecordKind.Completion, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units);
        Assert.Equal(TaskState.Verified, task.Verify(Record(TaskRecordKind.Verification, "610116-bgs"), Office, "610116").State);
    }

    [Fact]
    public void Only_what_is_reported_as_done_is_verified()
    {
        Refuses(Reason.WrongState, () => TaskOf().Verify(Record(TaskRecordKind.Verification, "610116-bgs"), Office, "610116"));
        Refuses(Reason.WrongState, () => TaskOf().Return(Record(TaskRecordKind.Return, "610116-bgs"), Office, "610116"));
        var begun = TaskOf().Report(Record(TaskRecordKind.Progress, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units);
        Refuses(Reason.WrongState, () => begun.Verify(Record(TaskRecordKind.Verification, "610116-bgs"), Office, "610116"));
    }

    [Fact]
    public void What_is_sent_back_has_a_new_day_and_stays_so_until_it_is_reported_as_done()
    {
        var task = TaskOf().Report(Record(TaskRecordKind.Completion, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units)
            .Return(Record(TaskRecordKind.Return, "610116-bgs", due: new(2021, 5, 31)), Office, "610116");
        Assert.Equal((TaskState.Returned, new DateOnly(2021, 5, 31)), (task.State, task.DueOn));
        Assert.True(task.IsOverdue(new(2021, 6, 1)));
        Assert.Equal(TaskState.Returned, task.Report(Record(TaskRecordKind.Progress, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units).State);
        task = task.Report(Record(TaskRecordKind.Completion, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units);
        Assert.Equal(TaskState.Submitted, task.State);
        var done = task.Verify(Record(TaskRecordKind.Verification, "610116-bgs"), Office, "610116");
        Assert.Equal(TaskState.Returned, done.Return(Record(TaskRecordKind.Return, "610116-bgs", due: new(2021, 7, 1)), Office, "610116").State);
    }

    [Fact]
    public void Another_district_is_none_of_an_office()
    {
        var task = TaskOf().Report(Record(TaskRecordKind.Completion, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units);
        Refuses(Reason.NotResponsible, () => task.Verify(Record(TaskRecordKind.Verification, "x"), Office with { OrganisationId = "610115-bgs", Division = "610115" }, "610116"));
    }

    [Fact]
    public void Records_are_bounded()
    {
        var task = TaskOf();
        for (var i = 0; i < LedgerTask.MostRecords; i++) task = task.Report(Record(TaskRecordKind.Progress, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units);
        Refuses(Reason.TooLarge, () => task.Report(Record(TaskRecordKind.Progress, "610116-mzj"), SampleDistrict.Bureau, SampleDistrict.Units));
    }

    private static void Refuses(Reason reason, Func<object> decision) => Assert.Equal(reason, Assert.Throws<RequestException>(decision).Reason);

    private static Caller Called(Organisation organisation, string role) => new("someone", organisation.Id, organisation.Division, new HashSet<string> { role });
}
