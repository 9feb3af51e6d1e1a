using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Review;

/// <summary>
/// Every role, of every kind of organisation, at every stage, as the submitter or not, holding another stage or not: who may decide is
/// written down here once more, as plainly as the usual stages are told to people.
/// </summary>
public sealed class SeparationOfDuties
{
    private static readonly (string Name, string Organisation, string Division)[] Organisations =
    [
        ("responsible", "610116-mzj", "610116"),
        ("joining", "610116-czj", "610116"),
        ("stranger", "610116-sfj", "610116"),
        ("office", "610116-bgs", "610116"),
        ("street", "610116001", "610116001"),
        ("other district", "610117-bgs", "610117"),
    ];

    private static readonly string[] Roles = ["editor", "reviewer", "leader", "office", "administrator", "client"];

    public static TheoryData<string, string, int, bool, bool> Everybody =>
    [
        .. from organisation in Organisations
           from role in Roles
           from stage in (int[])[1, 2, 3]
           from submitted in (bool[])[false, true]
           from holds in (bool[])[false, true]
           select (organisation.Name, role, stage, submitted, holds),
    ];

    public static TheoryData<string, string, int, bool> Consenters =>
    [
        .. from organisation in Organisations
           from role in Roles
           from stage in (int[])[1, 2, 3]
           from submitted in (bool[])[false, true]
           select (organisation.Name, role, stage, submitted),
    ];

    public static Caller Person(string organisation, string role)
    {
        var (_, id, division) = Organisations.Single(one => one.Name == organisation);
        return Sample.Person("someone", id, division, role);
    }

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Only_whom_the_stage_names_decides_and_never_on_their_own_submission_nor_at_two_stages(
        string organisation, string role, int stage, bool submitted, bool holds)
    {
        var caller = Person(organisation, role);
        var version = Sample.UnderReview(stage, submitted ? caller : null);
        if (holds)
        {
            var other = stage % 3 + 1;
            var earlier = version.Rounds[0] with { Decisions = [new(other, Approves: false, caller.Username, caller.OrganisationId, Sample.Now, "退")] };
            version = version with { Rounds = [earlier, .. version.Rounds] };
        }

        var keeper = organisation is "responsible" or "joining";
        var supervisor = role == "office" && caller.Division == Sample.District;
        var named = stage switch
        {
            1 => organisation == "responsible" && role == "reviewer",
            2 => organisation == "responsible" && role == "leader",
            _ => supervisor,
        };
        Reason? expected =
            !keeper && !supervisor ? Reason.NotResponsible
            : submitted ? Reason.SelfReview
            : holds ? Reason.StageHeld
            : named ? null
            : stage == 3 || organisation != "responsible" ? Reason.NotResponsible
            : Reason.RoleRequired;

        Assert.Equal(expected, RefusalOf(() => Deciding.Decide(
            Sample.Stored(version), Sample.Keepers, Sample.By(caller), new(stage, true, ContentDigest.Of(version), 7, "", []))));
    }

    [Theory]
    [MemberData(nameof(Consenters))]
    public void Only_reviewers_and_leaders_of_a_joining_department_consent_for_it(
        string organisation, string role, int stage, bool submitted)
    {
        var caller = Person(organisation, role);
        var version = Sample.UnderReview(stage, submitted ? caller : null, agreed: false);
        Reason? expected =
            organisation != "joining" ? Reason.NotResponsible
            : submitted ? Reason.SelfReview
            : role is "reviewer" or "leader" ? null
            : Reason.RoleRequired;
        Assert.Equal(expected, RefusalOf(() => Consenting.Answer(
            Sample.Stored(version), Sample.Keepers, Sample.By(caller), new(true, ContentDigest.Of(version), 7, ""))));
    }

    // Who has acted before at another stage, or submitted, and in whose name; and who acts now, in whose name.
    public static TheoryData<string, string, string, bool> ByDelegation => new()
    {
        { "deputy", "leader", "", false },
        { "other", "", "", true },
        { "other", "third", "", true },
        { "leader", "", "", false },
        { "deputy", "", "", false },
        { "other", "leader", "", false },
        { "other", "deputy", "", false },
        { "leader", "", "own role", true },
        { "other", "leader", "own role", true },
        { "deputy", "", "own role", false },
    };

    [Theory]
    [MemberData(nameof(ByDelegation))]
    public void Who_decides_by_delegation_counts_as_both_for_submissions(string submitter, string onBehalfOf, string how, bool may)
    {
        var version = Sample.UnderReview(2, null);
        var steps = version.Steps.Select(step => step.Kind == StepKind.Submitted ? step with { Actor = submitter, OnBehalfOf = onBehalfOf } : step);
        version = version with { Steps = [.. steps] };
        Assert.Equal(may ? null : Reason.SelfReview, RefusalOf(() => Decide(version, Deputy(how))));
        Assert.Equal(may ? WaitingKind.Stage : null, Waiting.For(version, Sample.Keepers, Deputy(how)));
    }

    [Theory]
    [MemberData(nameof(ByDelegation))]
    public void Who_decides_by_delegation_counts_as_both_for_other_stages(string actor, string onBehalfOf, string how, bool may)
    {
        var version = Sample.UnderReview(2, null);
        var first = version.Rounds[0].Decisions[0] with { Actor = actor, OnBehalfOf = onBehalfOf };
        version = version with { Rounds = [version.Rounds[0] with { Decisions = [first] }] };
        Assert.Equal(may ? null : Reason.StageHeld, RefusalOf(() => Decide(version, Deputy(how))));
        Assert.Equal(may ? WaitingKind.Stage : null, Waiting.For(version, Sample.Keepers, Deputy(how)));
    }

    [Theory]
    [InlineData("", "leader")]
    [InlineData("own role", "")]
    public void A_decision_by_delegation_records_both(string how, string onBehalfOf)
    {
        var (next, _) = Decide(Sample.UnderReview(2, null), Deputy(how));
        var decision = next.Rounds[0].Decisions[^1];
        Assert.Equal(("deputy", onBehalfOf), (decision.Actor, decision.OnBehalfOf));
        Assert.Equal(("deputy", onBehalfOf), (next.Steps[^1].Actor, next.Steps[^1].OnBehalfOf));
    }

    [Fact]
    public void Who_publishes_by_delegation_counts_as_both()
    {
        var version = Sample.UnderReview(2, null) with { State = VersionState.Approved };
        var own = version with { Steps = [.. version.Steps.Select(step => step.Kind == StepKind.Submitted ? step with { Actor = "leader" } : step)] };
        Assert.Null(RefusalOf(() => Publishing.Publish(Sample.Stored(version), Sample.Keepers, Sample.By(Deputy("")), 7)));
        Assert.Equal(
            Reason.SelfReview, RefusalOf(() => Publishing.Publish(Sample.Stored(own), Sample.Keepers, Sample.By(Deputy("")), 7)));
        Assert.Equal("leader", Publishing.Publish(Sample.Stored(version), Sample.Keepers, Sample.By(Deputy("")), 7).Next.Steps[^1].OnBehalfOf);
    }

    // Has the leader's role by delegation; or is a leader too, and then acts in the own name.
    private static Caller Deputy(string how)
    {
        var person = Sample.Person("deputy", "610116-mzj", "610116", "leader");
        return how == "own role" ? person : person with { ActsFor = new Dictionary<string, string> { ["leader"] = "leader" } };
    }

    private static (CatalogueVersion Next, Contracts.Events.CatalogueEvent Happened) Decide(CatalogueVersion version, Caller caller) => Deciding.Decide(
        Sample.Stored(version), Sample.Keepers, Sample.By(caller), new(2, true, ContentDigest.Of(version), 7, "", []));

    private static Reason? RefusalOf(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RequestException refused)
        {
            return refused.Reason;
        }
    }
}
