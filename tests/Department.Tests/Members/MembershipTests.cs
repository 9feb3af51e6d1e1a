using OpenGov.Departments.Accounts;
using OpenGov.Departments.Input;
using OpenGov.Departments.Members;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Tests.Members;

public sealed class MembershipTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly MemberDraft Editor = new("mzj.editor", "李静", "610116-mzj", [Role.Editor], false);

    [Fact]
    public void A_new_member_has_each_role_once_and_only_the_hash_of_the_password()
    {
        var account = Membership.Add(Editor with { Roles = [Role.Leader, Role.Editor, Role.Leader] }, new("hash"), Morning);
        Assert.Equal([Role.Editor, Role.Leader], account.Roles);
        Assert.Equal("hash", account.SecretHash.Reveal());
        Assert.DoesNotContain("hash", account.ToString()[..account.ToString().IndexOf("SecretHash", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("SecretHash = (hidden)", account.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1234567", false)]
    [InlineData("12345678", true)]
    [InlineData("密码密码密码密码", true)]
    [InlineData("", false)]
    public void A_password_has_at_least_8_characters(string password, bool allowed) =>
        Assert.Equal(allowed ? [] : ["password"], Fields(check => MemberRules.Check(check, Editor, "", password)));

    [Fact]
    public void A_password_has_at_most_128_characters()
    {
        Assert.Empty(Fields(check => MemberRules.Check(check, Editor, "", new string('p', 128))));
        Assert.Equal(["password"], Fields(check => MemberRules.Check(check, Editor, "", new string('p', 129))));
    }

    [Fact]
    public void A_refusal_never_repeats_the_password()
    {
        var check = new InputCheck();
        MemberRules.Check(check, Editor with { Name = "" }, "other", "geheim");
        Assert.DoesNotContain(check.Violations, violation => violation.Description.Contains("geheim", StringComparison.Ordinal));
        Assert.Equal(3, check.Violations.Count);
    }

    [Fact]
    public void Roles_are_known_ones_of_people()
    {
        Assert.Equal(["member.roles"], Fields(check => MemberRules.Check(check, Editor with { Roles = [] }, "", "12345678")));
        Assert.Equal(
            ["member.roles[0]", "member.roles[1]", "member.roles[2]"],
            Fields(check => MemberRules.Check(check, Editor with { Roles = [0, (Role)7, Role.Client, Role.Editor] }, "", "12345678")));
    }

    [Fact]
    public void The_system_itself_has_only_administrators()
    {
        var draft = Editor with { OrganisationId = "system", Roles = [Role.Administrator] };
        Assert.Empty(Fields(check => MemberRules.Check(check, draft, "", "12345678")));
        Assert.Equal(["member.roles[0]"], Fields(check => MemberRules.Check(check, draft with { Roles = [Role.Office] }, "", "12345678")));
    }

    [Fact]
    public void A_change_touches_only_what_it_names()
    {
        var account = Membership.Add(Editor, new("hash"), Morning);
        var changed = Membership.Change(account, new(null, null, true), "admin", Morning.AddHours(1));
        Assert.Equal(
            account with { Disabled = true, UpdatedAt = Morning.AddHours(1), SessionGeneration = 1, SessionsRevokedAt = Morning.AddHours(1) },
            changed);
        Assert.Equal([Role.Reviewer], Membership.Change(account, new(null, [Role.Reviewer], null), "admin", Morning).Roles);
    }

    [Theory]
    [InlineData("name", 0)]
    [InlineData("same roles", 0)]
    [InlineData("other roles", 1)]
    [InlineData("disabled", 1)]
    public void Losing_a_role_or_the_account_revokes_the_sessions_and_nothing_else_does(string what, int generation)
    {
        var change = what switch
        {
            "name" => new MemberChange("新名", null, null),
            "same roles" => new(null, Editor.Roles, false),
            "other roles" => new(null, [Role.Reviewer], null),
            _ => new(null, null, true),
        };
        var changed = Membership.Change(Membership.Add(Editor, new("hash"), Morning), change, "admin", Morning);
        Assert.Equal(generation, changed.SessionGeneration);
    }

    [Fact]
    public void Administrators_cannot_shut_themselves_out()
    {
        var admin = Membership.Add(Editor with { Username = "admin", Roles = [Role.Administrator] }, new("hash"), Morning);
        foreach (var change in new MemberChange[] { new(null, null, true), new(null, [Role.Editor], null) })
        {
            var refusal = Assert.Throws<RequestException>(() => Membership.Change(admin, change, "admin", Morning));
            Assert.Equal((Reason.WrongState, "own_account"), (refusal.Reason, refusal.Facts["state"]));
            Membership.Change(admin, change, "admin-2", Morning);
        }

        Assert.Equal("新名", Membership.Change(admin, new("新名", null, null), "admin", Morning).Name);
    }

    private static IEnumerable<string> Fields(Action<InputCheck> checks)
    {
        var check = new InputCheck();
        checks(check);
        return check.Violations.Select(violation => violation.Field);
    }
}
