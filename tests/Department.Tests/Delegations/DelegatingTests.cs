using OpenGov.Departments.Accounts;
using OpenGov.Departments.Delegations;
using OpenGov.Departments.Sessions;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Departments.Tests.Delegations;

public sealed class DelegatingTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly Account Leader = Member("mzj.leader", Role.Editor, Role.Leader);
    private static readonly Account Deputy = Member("mzj.deputy", Role.Editor);
    private static readonly Delegation Wish = new()
    {
        Id = "d-1",
        OrganisationId = "mzj",
        From = Leader.Id,
        To = Deputy.Id,
        Roles = [Role.Leader],
        FirstDay = Monday,
        LastDay = Monday.AddDays(4),
        Reason = "出差",
        CreatedAt = Morning,
    };

    [Fact]
    public void A_leader_delegates_what_is_their_own() => Assert.Equal(Wish.Roles, Delegating.Give(Wish, Leader, Deputy).Roles);

    [Theory]
    [InlineData("no leader", Reason.RoleRequired, "")]
    [InlineData("nobody", Reason.NotFound, "")]
    [InlineData("a machine", Reason.NotFound, "")]
    [InlineData("another organisation", Reason.NotFound, "")]
    [InlineData("disabled", Reason.WrongState, "")]
    [InlineData("to oneself", Reason.InvalidRequest, "delegation.to")]
    [InlineData("a role one has not", Reason.InvalidRequest, "delegation.roles[0]")]
    [InlineData("a role the other has", Reason.InvalidRequest, "delegation.roles[0]")]
    [InlineData("administration", Reason.InvalidRequest, "delegation.roles[0]")]
    [InlineData("no such role", Reason.InvalidRequest, "delegation.roles[0]")]
    public void Other_delegations_are_refused(string what, Reason reason, string field)
    {
        var refusal = Assert.Throws<RequestException>(() => what switch
        {
            "no leader" => Delegating.Give(Wish, Leader with { Roles = [Role.Editor, Role.Reviewer] }, Deputy),
            "nobody" => Delegating.Give(Wish, Leader, null),
            "a machine" => Delegating.Give(Wish, Leader, Deputy with { Kind = AccountKind.Client }),
            "another organisation" => Delegating.Give(Wish, Leader, Deputy with { OrganisationId = "czj" }),
            "disabled" => Delegating.Give(Wish, Leader, Deputy with { Disabled = true }),
            "to oneself" => Delegating.Give(Wish, Leader, Leader),
            "a role one has not" => Delegating.Give(Wish with { Roles = [Role.Reviewer] }, Leader, Deputy),
            "a role the other has" => Delegating.Give(Wish with { Roles = [Role.Editor] }, Leader, Deputy),
            "administration" => Delegating.Give(
                Wish with { Roles = [Role.Administrator] }, Leader with { Roles = [Role.Leader, Role.Administrator] }, Deputy),
            _ => Delegating.Give(Wish with { Roles = [(Role)42] }, Leader, Deputy),
        });
        Assert.Equal((reason, field), (refusal.Reason, string.Concat(refusal.Violations.Select(violation => violation.Field))));
    }

    [Theory]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-03-02", true)]
    [InlineData("2026-03-06", true)]
    [InlineData("2026-03-07", false)]
    public void It_gives_the_role_from_its_first_day_to_its_last(string day, bool gives) =>
        Assert.Equal(gives ? ["mzj.leader"] : [], Acting(Deputy, [Wish], [Leader], day).Select(role => role.From));

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("the leader lost the role")]
    [InlineData("the leader is disabled")]
    [InlineData("the leader is gone")]
    [InlineData("to someone else")]
    [InlineData("the other has the role now")]
    public void It_gives_nothing_when(string what)
    {
        var acting = what switch
        {
            "withdrawn" => Acting(Deputy, [Wish with { Withdrawal = new(Morning, "mzj.leader", "回来了") }], [Leader]),
            "the leader lost the role" => Acting(Deputy, [Wish], [Leader with { Roles = [Role.Editor] }]),
            "the leader is disabled" => Acting(Deputy, [Wish], [Leader with { Disabled = true }]),
            "the leader is gone" => Acting(Deputy, [Wish], []),
            "to someone else" => Acting(Deputy, [Wish with { To = "mzj.third" }], [Leader]),
            _ => Acting(Deputy with { Roles = [Role.Leader] }, [Wish], [Leader]),
        };
        Assert.Empty(acting);
    }

    [Fact]
    public void Of_two_for_one_role_the_older_counts_so_that_it_is_clear_in_whose_name()
    {
        var second = Member("mzj.second", Role.Leader);
        var later = Wish with { Id = "d-0", From = second.Id, CreatedAt = Morning.AddHours(1) };
        Assert.Equal("mzj.leader", Assert.Single(Acting(Deputy, [later, Wish], [second, Leader])).From);
        Assert.Equal("mzj.second", Assert.Single(Acting(Deputy, [later, Wish], [second, Leader with { Disabled = true }])).From);
    }

    [Fact]
    public void A_token_with_a_delegated_role_expires_when_the_last_day_is_over_in_Shanghai()
    {
        var acting = Acting(Deputy, [Wish with { LastDay = Monday }], [Leader]);
        var evening = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 16, 0, 0, TimeSpan.Zero), Session.Begin(Deputy, acting, "", "", evening).ExpiresAt);
        Assert.Equal(Morning.AddHours(8), Session.Begin(Deputy, Acting(Deputy, [Wish], [Leader]), "", "", Morning).ExpiresAt);
        Assert.Equal([Role.Editor, Role.Leader], Session.Begin(Deputy, acting, "", "", Morning).RolesOf(Deputy));
    }

    [Theory]
    [InlineData("mzj.leader", "mzj", "leader", null)]
    [InlineData("mzj.deputy", "mzj", "editor", null)]
    [InlineData("mzj.second", "mzj", "leader", null)]
    [InlineData("admin", "system", "administrator", null)]
    [InlineData("mzj.third", "mzj", "editor", Reason.NotResponsible)]
    [InlineData("czj.leader", "czj", "leader", Reason.NotResponsible)]
    public void It_is_taken_back_by_whom_it_concerns(string username, string organisation, string role, Reason? expected)
    {
        var caller = new Caller(username, organisation, "610116", new HashSet<string> { role });
        var refusal = Record.Exception(() => Delegating.Withdraw(Wish, caller, Morning, "回来了")) as RequestException;
        Assert.Equal(expected, refusal?.Reason);
    }

    [Fact]
    public void It_is_taken_back_once_and_not_after_its_last_day()
    {
        var caller = new Caller(Leader.Id, "mzj", "610116", new HashSet<string> { "leader" });
        var withdrawn = Delegating.Withdraw(Wish, caller, Morning, "回来了");
        Assert.Equal(new DelegationWithdrawal(Morning, Leader.Id, "回来了"), withdrawn.Withdrawal);
        Assert.Equal("withdrawn", Assert.Throws<RequestException>(() => Delegating.Withdraw(withdrawn, caller, Morning, "x")).Facts["state"]);
        Assert.Equal("past", Assert.Throws<RequestException>(() => Delegating.Withdraw(Wish, caller, Morning.AddDays(5), "x")).Facts["state"]);
    }

    private static IReadOnlyList<ActingRole> Acting(Account member, Delegation[] given, Account[] delegators, string day = "2026-03-02") =>
        ActingRole.Of(
            member, given, delegators.ToDictionary(account => account.Id), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    private static Account Member(string id, params Role[] roles) => new()
    {
        Id = id,
        Kind = AccountKind.Member,
        Name = "李静",
        OrganisationId = "mzj",
        Roles = roles,
        SecretHash = new("hash"),
        CreatedAt = Morning,
        UpdatedAt = Morning,
    };
}
