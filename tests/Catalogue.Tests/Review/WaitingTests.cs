using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Review;

/// <summary>The work list and the commands must agree: what waits for a person is what that person would not be refused.</summary>
public sealed class WaitingTests
{
    private static readonly VersionState[] States = [VersionState.Draft, VersionState.Submitted, VersionState.Approved, VersionState.Published];

    public static TheoryData<string, string, int, bool> Everybody => SeparationOfDuties.Consenters;

    [Theory]
    [MemberData(nameof(Everybody))]
    public void What_waits_for_somebody_is_what_they_may_do(string organisation, string role, int stage, bool submitted)
    {
        var caller = SeparationOfDuties.Person(organisation, role);
        foreach (var state in States)
        {
            var version = state == VersionState.Submitted
                ? Sample.UnderReview(stage, submitted ? caller : null, agreed: false)
                : Sample.InState(state, submitted ? caller : null).Value;
            foreach (var one in (CatalogueVersion[])[version, AsEmergency(version)])
            {
                Assert.Equal(Possible(one, caller), Waiting.For(one, Sample.Keepers, caller));
                Assert.True(Waiting.For(one, Sample.Keepers, caller) is null || Waiting.IsOpen(one));
            }
        }
    }

    [Fact]
    public void A_stage_waits_for_nobody_who_holds_another()
    {
        var two = Sample.Person("mzj.leader", "610116-mzj", Sample.District, "reviewer", "leader");
        Assert.Equal(WaitingKind.Stage, Waiting.For(Sample.UnderReview(2), Sample.Keepers, two));
        var first = Sample.UnderReview(2);
        var held = first.With(first.RoundUnderWay() with { Decisions = [new(1, true, "mzj.leader", "610116-mzj", Sample.Now, "")] });
        Assert.Null(Waiting.For(held, Sample.Keepers, two));
    }

    [Fact]
    public void A_scheduled_version_waits_for_its_minute()
    {
        var scheduled = Sample.UnderReview(4) with { Schedule = new(Sample.Now, "mzj.leader", "610116-mzj", Sample.Now) };
        Assert.Equal(WaitingKind.Schedule, Waiting.For(scheduled, Sample.Keepers, Sample.Office));
        Assert.Equal(WaitingKind.Publication, Waiting.For(scheduled with { Schedule = null }, Sample.Keepers, Sample.Office));
    }

    private static CatalogueVersion AsEmergency(CatalogueVersion version) => version.State == VersionState.Published
        ? version with { Emergency = new("mzj.two", "610116-mzj", Sample.Now, "急") }
        : version;

    private static WaitingKind? Possible(CatalogueVersion version, Caller caller)
    {
        var (stored, act, digest) = (Sample.Stored(version), Sample.By(caller), ContentDigest.Of(version));
        var round = version.Rounds is [.., var last] ? last : null;
        return
            Is(() => Deciding.Decide(stored, Sample.Keepers, act, new(round?.Present ?? 1, true, digest, 7, "", [])), Reason.ConsentMissing) ? WaitingKind.Stage
            : Is(() => Consenting.Answer(stored, Sample.Keepers, act, new(true, digest, 7, ""))) ? WaitingKind.Consent
            : Is(() => Publishing.Publish(stored, Sample.Keepers, act, 7)) ? WaitingKind.Publication
            : Is(() => EmergencyPublishing.Confirm(stored, Sample.Keepers, act, 7, digest, "无误")) ? WaitingKind.SecondLook
            : null;
    }

    private static bool Is(Action act, Reason? soon = null)
    {
        try
        {
            act();
            return true;
        }
        catch (RequestException refused)
        {
            return refused.Reason == soon;
        }
    }
}
