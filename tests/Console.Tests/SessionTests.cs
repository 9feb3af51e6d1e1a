using System.Security.Claims;
using OpenGov.Contracts.Department.V1;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Tests;

/// <summary>Who the cookie names, where the sign-in leads, and what a code is good for.</summary>
public class SessionTests
{
    private static readonly StaffMember Editor = new(
        "mzj.editor", "张敏", "610116-mzj", new HashSet<Role> { Role.Editor, Role.Reviewer }, true, "token", new(2026, 3, 5, 1, 2, 3, TimeSpan.Zero), "203.0.113.9");

    [Fact]
    public void The_cookie_names_the_same_member()
    {
        var back = StaffMember.Of(Editor.ToPrincipal())!;
        Assert.Equal(Editor with { Roles = back.Roles }, back);
        Assert.Equal(Editor.Roles.Order(), back.Roles.Order());
        Assert.Null(StaffMember.Of(new ClaimsPrincipal(new ClaimsIdentity())));
    }

    [Fact]
    public void Every_call_says_whose_it_is_and_from_where() => Assert.Equal(
        [("authorization", "Bearer token"), ("x-forwarded-for", "203.0.113.9")], Editor.Headers.Select(header => (header.Key, header.Value)));

    [Theory]
    [InlineData("/staff/catalogues/610116-06", "/staff/catalogues/610116-06")]
    [InlineData(null, "/staff")]
    [InlineData("https://example.org/staff", "/staff")]
    [InlineData("//example.org/staff", "/staff")]
    [InlineData("/staff//example.org", "/staff")]
    [InlineData("/staff\\example.org", "/staff")]
    [InlineData("/staffing", "/staff")]
    public void Signing_in_leads_to_our_pages_only(string? to, string target) => Assert.Equal(target, SessionEndpoints.SafeTarget(to));

    [Fact]
    public void A_code_is_good_once_and_for_half_a_minute()
    {
        var clock = new SetTime();
        var handover = new CookieHandover(clock);
        var code = handover.Offer(Editor);
        Assert.Null(handover.Take("something else"));
        Assert.Equal(Editor, handover.Take(code));
        Assert.Null(handover.Take(code));
        var late = handover.Offer(Editor);
        clock.Now += TimeSpan.FromSeconds(31);
        Assert.Null(handover.Take(late));
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
