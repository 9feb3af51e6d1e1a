using OpenGov.Departments.Accounts;
using OpenGov.Departments.Domains;
using OpenGov.Departments.Organisations;
using OpenGov.Departments.Organisations.Reorganising;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Tests.Organisations.Reorganising;

/// <summary>What plans do to domains and accounts, and to each other, without a service.</summary>
public sealed class PlanTests
{
    private static readonly DateTimeOffset Now = new(2021, 5, 27, 15, 59, 0, TimeSpan.Zero);
    private static readonly Reorganisation Merge = Plan(ReorganisationKind.Merge, "nyj") with { PredecessorIds = ["fpb", "xmj"] };

    private static readonly Reorganisation Split = Plan(ReorganisationKind.Split, "wsj") with
    {
        Parts = [new("jkj", ["21"], ["anna"]), new("ylj", ["22"], [])],
    };

    [Theory]
    [InlineData("fpb", "czj,fpb2", "nyj", "czj,fpb2")]
    [InlineData("czj", "fpb,xmj,mzj", "czj", "nyj,mzj")]
    [InlineData("fpb", "xmj,nyj,mzj", "nyj", "mzj")]
    [InlineData("nyj", "fpb,mzj", "nyj", "mzj")]
    public void The_one_that_takes_over_leads_and_joins_where_the_others_did(string lead, string joining, string nextLead, string nextJoining)
    {
        var next = Handover.Of(Domain("26", lead, joining), Merge, id => id, Now);
        Assert.NotNull(next);
        Assert.Equal((nextLead, nextJoining), (next.LeadOrganisationId, string.Join(',', next.JoiningOrganisationIds)));
        Assert.Null(Handover.Of(next, Merge, id => id, Now));
    }

    [Fact]
    public void A_domain_of_others_stays_as_it_is() => Assert.Null(Handover.Of(Domain("06", "mzj", "czj,mzj2"), Merge, id => id, Now));

    [Theory]
    [InlineData("21", false, "jkj")]
    [InlineData("22", false, "ylj")]
    [InlineData("05", false, "wsj")]
    [InlineData("05", true, "ylj")]
    public void A_part_gets_what_it_names_and_the_main_successor_the_rest_of_one_that_ends(string code, bool ends, string lead)
    {
        var plan = ends ? Split with { Dissolves = true, MainSuccessorId = "ylj" } : Split;
        Assert.Equal(lead, (Handover.Of(Domain(code, "wsj", ""), plan, id => id, Now) ?? Domain(code, "wsj", "")).LeadOrganisationId);
    }

    [Theory]
    [InlineData("anna", false, false, "jkj")]
    [InlineData("bert", false, false, "wsj")]
    [InlineData("bert", true, false, "ylj")]
    [InlineData("bert", true, true, "wsj")]
    [InlineData("anna", true, true, "jkj")]
    public void Accounts_go_along_unless_they_are_to_stay(string id, bool ends, bool stay, string there)
    {
        var plan = ends ? Split with { Dissolves = true, MainSuccessorId = "ylj", MembersStay = stay } : Split;
        var account = Account(id, "wsj");
        Assert.Equal(there, (Handover.Of(account, plan, one => one, Now) ?? account).OrganisationId);
    }

    [Fact]
    public void Who_took_over_and_has_ended_since_is_followed_to_who_stands_and_never_in_a_circle()
    {
        var known = new Dictionary<string, Organisation>
        {
            ["a"] = Ended("a", "b", "x"),
            ["b"] = Ended("b", "c"),
            ["c"] = Organisation("c"),
            ["r"] = Ended("r", "s"),
            ["s"] = Ended("s", "r"),
        };
        Assert.Equal(["c", "c", "c", "unknown"], new[] { "a", "b", "c", "unknown" }.Select(id => Succession.Standing(id, known.GetValueOrDefault)));
        Assert.Contains(Succession.Standing("r", known.GetValueOrDefault), new[] { "r", "s" });
    }

    [Fact]
    public void Plans_do_not_contradict_each_other()
    {
        var rename = Plan(ReorganisationKind.Rename, "fpb") with { Name = "区乡村振兴局" };
        Refuses(rename, Merge);
        Refuses(Merge, rename);
        Refuses(rename, rename with { Name = "另一名称" });
        Refuses(Plan(ReorganisationKind.Merge, "fpb") with { PredecessorIds = ["other"] }, Merge);
        Refuses(Plan(ReorganisationKind.Merge, "third") with { PredecessorIds = ["nyj"] }, Merge);
        OpenPlans.RequireRoom(Plan(ReorganisationKind.Rename, "nyj"), [Merge], id => id);
        OpenPlans.RequireRoom(Plan(ReorganisationKind.Merge, "nyj") with { PredecessorIds = ["third"] }, [Merge], id => id);
        OpenPlans.RequireRoom(Split, [Merge, rename], id => id);
        OpenPlans.RequireRoom(rename with { EffectiveOn = Merge.EffectiveOn.AddDays(-1) }, [Merge], id => id);
        OpenPlans.RequireRoom(Merge with { EffectiveOn = rename.EffectiveOn.AddDays(1) }, [rename], id => id);

        static void Refuses(Reorganisation plan, Reorganisation open) =>
            Assert.Equal(Reason.WrongState, Assert.Throws<RequestException>(() => OpenPlans.RequireRoom(plan, [open], id => id)).Reason);
    }

    [Fact]
    public void A_plan_is_given_up_until_the_day_before_and_while_it_cannot_take_effect()
    {
        var plan = Merge with { EffectiveOn = new(2021, 5, 28) };
        Assert.Equal(ReorganisationState.Cancelled, GivingUp.Cancel(plan, Now).State);
        var tooLate = Now.AddMinutes(1);
        Assert.Equal(ReorganisationState.Cancelled, GivingUp.Cancel(plan with { Problem = "名称已被使用" }, tooLate).State);
        foreach (var (one, at) in new[]
        {
            (plan, tooLate),
            (plan with { State = ReorganisationState.Cancelled }, Now),
            (plan with { State = ReorganisationState.TakingEffect, Problem = "x" }, Now),
            (plan with { State = ReorganisationState.Done }, Now),
        })
        {
            Assert.Equal(Reason.WrongState, Assert.Throws<RequestException>(() => GivingUp.Cancel(one, at)).Reason);
        }
    }

    private static Reorganisation Plan(ReorganisationKind kind, string organisation) => new()
    {
        Id = kind.ToString(),
        Kind = kind,
        OrganisationId = organisation,
        District = "610116",
        EffectiveOn = new(2021, 5, 28),
        Reason = "机构改革方案",
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    private static Domain Domain(string code, string lead, string joining) => new()
    {
        Code = code,
        Name = code,
        LeadOrganisationId = lead,
        JoiningOrganisationIds = joining.Split(',', StringSplitOptions.RemoveEmptyEntries),
        UpdatedAt = Now,
    };

    private static Account Account(string id, string organisation) => new()
    {
        Id = id,
        Kind = AccountKind.Member,
        Name = id,
        OrganisationId = organisation,
        Roles = [Role.Editor],
        SecretHash = new("x"),
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    private static Organisation Organisation(string id) => new()
    {
        Id = id,
        Division = "610116",
        Kind = OrganisationKind.Department,
        Name = id,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    private static Organisation Ended(string id, params string[] successors) => Organisation(id).Dissolve(new(2021, 1, 1), successors, Now);
}
