using OpenGov.Contracts.Events;
using OpenGov.Publications.Compliance;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Disclosures;
using OpenGov.Publications.Tests.Host;
using Xunit;

namespace OpenGov.Publications.Tests.Disclosures;

public sealed class DisclosureTests
{
    private static readonly DisclosureChannel Website = new(DisclosureChannel.Website, "");
    private static readonly DisclosureChannel Board = new(11, "");

    [Theory]
    [InlineData("2026-03-10", DisclosureState.Pending)]
    [InlineData("2026-03-11", DisclosureState.DueSoon)]
    [InlineData("2026-03-16", DisclosureState.DueSoon)]
    [InlineData("2026-03-17", DisclosureState.Missing)]
    public void Without_a_proof_the_day_says_how_it_stands(string today, DisclosureState state) => Assert.Equal(state, Due().StateOn(Day(today)));

    [Fact]
    public void It_is_published_when_the_last_required_channel_has_it()
    {
        var half = Due().With([Proof(Website, "2026-03-02")], "");
        Assert.Equal([Board], half.Missing);
        Assert.Equal((null, true), (half.PublishedDay, half.IsOpen));
        Assert.Equal(DisclosureState.Overdue, half.StateOn(Day("2026-03-17")));

        // The first proof of each channel counts, the last of the channels decides.
        var whole = half.With([Proof(Board, "2026-03-16", "再贴一次"), Proof(Board, "2026-03-12"), Proof(Website, "2026-03-20", "更新")], "");
        Assert.Equal((Day("2026-03-12"), DisclosureState.OnTime), (whole.PublishedDay, whole.StateOn(Day("2026-12-01"))));
        var late = half.With([Proof(Board, "2026-03-17")], "停电");
        Assert.Equal((DisclosureState.Late, "停电"), (late.StateOn(Day("2026-12-01")), late.LateReason));
        Assert.Equal("停电", late.With([], "另一个原因").LateReason);

        // One that was taken back does not count.
        var taken = whole with { Proofs = [.. whole.Proofs.Select(proof => proof.Channel == Board ? proof with { Withdrawal = "登记错误" } : proof)] };
        Assert.Equal([Board], taken.Missing);
    }

    [Fact]
    public void A_day_is_one_of_Shanghai()
    {
        var night = new DateTimeOffset(2026, 3, 16, 15, 59, 59, TimeSpan.Zero);
        Assert.Equal(DisclosureState.OnTime, Only(Website).With([Proof(Website, night)], "").StateOn(Day("2026-12-01")));
        Assert.Equal(DisclosureState.Late, Only(Website).With([Proof(Website, night.AddSeconds(1))], "").StateOn(Day("2026-12-01")));
    }

    [Fact]
    public void What_was_published_before_the_event_is_early_and_before_a_hearing_is_not()
    {
        Assert.Equal(DisclosureState.Early, Only(Website).With([Proof(Website, "2026-02-09")], "").StateOn(Day("2026-02-09")));
        Assert.Equal(DisclosureState.OnTime, Only(Website).With([Proof(Website, "2026-02-10")], "").StateOn(Day("2026-02-10")));
        var hearing = Due(new() { Kind = RuleKind.BeforeEvent, Count = 7, Unit = RuleUnit.WorkingDay }, Website);
        Assert.Equal(DisclosureState.OnTime, hearing.With([Proof(Website, "2026-01-05")], "").StateOn(Day("2026-02-10")));
    }

    [Fact]
    public void Without_required_channels_one_proof_is_enough_and_without_a_due_day_nothing_is_overdue()
    {
        Assert.Equal(DisclosureState.OnTime, Only().With([Proof(Board, "2026-02-10")], "").StateOn(Day("2026-12-01")));
        Assert.Equal(DisclosureState.Pending, Due(new() { Kind = RuleKind.Undetermined }, Website).StateOn(Day("2030-01-01")));
    }

    [Fact]
    public void The_same_proof_is_not_added_twice_whoever_sends_it()
    {
        var once = Due().With([Proof(Website, "2026-03-02")], "");
        Assert.Same(once.Proofs[0], Assert.Single(once.With([Proof(Website, "2026-03-02") with { Id = "other", RecordedBy = "somebody" }], "").Proofs));
        Assert.Equal(2, once.With([Proof(Website, "2026-03-02", "另一处")], "").Proofs.Count);
    }

    [Fact]
    public void Each_thing_is_told_once_and_what_is_done_is_not_told()
    {
        var at = SetClock.Noon("2026-03-11");
        Assert.Null(Due().Tell(Day("2026-03-10"), Guid.NewGuid(), at));
        var soon = Due().Tell(Day("2026-03-11"), Guid.NewGuid(), at)!.Value;
        Assert.Equal((Day("2026-03-16"), "610116-mzj", "a"), (soon.Told.DueDay, soon.Told.OrganisationId, soon.Told.ItemId));
        Assert.IsType<DisclosureDue>(soon.Told);
        Assert.Null(soon.Next.Tell(Day("2026-03-16"), Guid.NewGuid(), at));
        var over = soon.Next.Tell(Day("2026-03-17"), Guid.NewGuid(), at)!.Value;
        Assert.IsType<DisclosureOverdue>(over.Told);
        Assert.Null(over.Next.Tell(Day("2027-03-17"), Guid.NewGuid(), at));

        // After a long downtime it is overdue at once, and is not told to be due soon afterwards.
        var late = Due().Tell(Day("2026-04-01"), Guid.NewGuid(), at)!.Value;
        Assert.IsType<DisclosureOverdue>(late.Told);
        Assert.Null(late.Next.Tell(Day("2026-04-02"), Guid.NewGuid(), at));
        Assert.Null((Due() with { NotNeededReason = "没有发生" }).Tell(Day("2026-04-01"), Guid.NewGuid(), at));
        Assert.Null(Only(Website).With([Proof(Website, "2026-03-02")], "").Tell(Day("2026-04-01"), Guid.NewGuid(), at));
    }

    [Fact]
    public void A_period_has_one_id_whatever_day_of_it_is_said_and_events_have_one_each()
    {
        string Period(string day, string reference = "") => IdOf(Terms(Quarterly, Day(day)), reference);
        Assert.Equal(Period("2026-01-21"), Period("2026-04-20"));
        Assert.NotEqual(Period("2026-04-20"), Period("2026-04-21"));
        Assert.Equal(Day("2026-01-21"), Terms(Quarterly, Day("2026-04-20")).Trigger);
        Assert.NotEqual(Period("2026-04-20"), Period("2026-04-20", "甲"));
        Assert.NotEqual(IdOf(Terms(Twenty, Day("2026-02-10"))), IdOf(Terms(Twenty, Day("2026-02-11"))));
        Assert.True(Guid.TryParseExact(Period("2026-04-20"), "D", out _));
    }

    [Fact]
    public void Figures_add_up()
    {
        var today = Day("2026-03-17");
        Disclosure[] all =
        [
            Due(), Due().With([Proof(Website, "2026-03-02")], ""), Only(Website).With([Proof(Website, "2026-03-02")], ""),
            Only(Website).With([Proof(Website, "2026-02-01")], ""), Only(Website).With([Proof(Website, "2026-03-17")], ""),
            Only(Website).With([Proof(Website, "2026-03-17")], "停电"), Due(new() { Kind = RuleKind.Undetermined }, Website),
            Due() with { NotNeededReason = "没有发生" }, Due(new() { Kind = RuleKind.ByDate, Schedule = new(0, 0, 1, 2026, 3, 20) }, Website),
        ];
        var (count, channels) = (new ComplianceCount(), new ChannelTally());
        Array.ForEach(all, one => count.Add(one, today));
        Array.ForEach(all, one => channels.Add(one, today));
        Assert.Equal((8, 1, 1, 2, 1), (count.Expected, count.OnTime, count.Early, count.Late, count.LateWithoutReason));
        Assert.Equal((2, 1, 2, 1, 1), (count.Overdue, count.Missing, count.Pending, count.DueSoon, count.NotNeeded));
        Assert.Equal(2.0 / 6, count.OnTimeRate, 9);
        Assert.Equal(1, new ComplianceCount().OnTimeRate);
        Assert.Equal([(Website, new ChannelFigures(6, 5, 1)), (Board, new ChannelFigures(2, 0, 2))], channels.Channels);
        Assert.Equal((5.0 / 6, 0.0, 1.0), (new ChannelFigures(6, 5, 1).Rate, new ChannelFigures(2, 0, 2).Rate, new ChannelFigures(0, 3, 0).Rate));
    }

    private static readonly DeadlineRule Twenty = new() { Kind = RuleKind.Within, Count = 20, Unit = RuleUnit.WorkingDay };
    private static readonly DeadlineRule Quarterly = new() { Kind = RuleKind.Periodic, Schedule = new(3, 0, 1, 0, 1, 20) };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DisclosureProof Proof(DisclosureChannel channel, string day, string note = "") => Proof(channel, SetClock.Noon(day), note);

    private static DisclosureProof Proof(DisclosureChannel channel, DateTimeOffset at, string note = "") =>
        new(Guid.NewGuid().ToString("D"), channel, "https://www.example.gov.cn/1", at, "", note, "", "mzj.editor", at);

    private static DisclosureTerms Terms(DeadlineRule rule, DateOnly day, params DisclosureChannel[] required) =>
        DisclosureTerms.Of(rule, "时限", required, day, new(WorkingCalendar.ShippedYears), [], 0);

    private static string IdOf(DisclosureTerms terms, string reference = "") => Disclosure.IdOf("610116-06", "a", 0, terms, reference);

    /// <summary>Due on 2026-03-16.</summary>
    private static Disclosure Due() => Due(Twenty, Website, Board);

    private static Disclosure Only(params DisclosureChannel[] required) => Due(Twenty, required);

    private static Disclosure Due(DeadlineRule rule, params DisclosureChannel[] required)
    {
        var terms = Terms(rule, Day("2026-02-10"), required);
        return new()
        {
            Id = IdOf(terms),
            CatalogueId = "610116-06",
            ItemId = "a",
            ItemName = "养老机构备案",
            OrganisationId = "610116-mzj",
            Day = Day("2026-02-10"),
            Terms = terms,
        };
    }
}
