using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenGov.EndToEnd.Systems;
using static Microsoft.Playwright.Assertions;

namespace OpenGov.EndToEnd.Browser;

/// <summary>The public at the portal, without scripts, a cookie or an account.</summary>
[Collection(nameof(Stories.StandaloneTests))]
public sealed class PortalTests(RealBrowser browser)
{
    [Fact]
    public async Task Somebody_searches_narrows_reads_an_item_and_downloads_the_table()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var visitor = await browser.PersonAsync(system, null);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("老年人补贴");
        await visitor.Button("搜索").ClickAsync();
        await visitor.HeadingAsync("“老年人补贴”的搜索结果");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "西安市长安区", Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator("a[aria-current=true]")).ToHaveTextAsync("西安市长安区");
        Assert.Contains("division=610116", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.Page.Locator(".hits h2 a").First.ClickAsync();
        await Expect(visitor.Page.GetByText("公开时限")).ToBeVisibleAsync();
        Assert.Empty(await visitor.BarriersAsync());

        await visitor.Page.GotoAsync("/catalogues/610116-14");
        foreach (var (name, ending) in new[] { ("Excel", ".xlsx"), ("Word", ".docx"), ("CSV", ".csv"), ("JSON", ".json") })
        {
            var download = await visitor.Page.RunAndWaitForDownloadAsync(
                () => visitor.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync());
            Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
            Assert.True(new FileInfo(await download.PathAsync()).Length > 1000);
        }

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "核验" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("核验通过");
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=补贴")]
    [InlineData("/catalogues/610116-06")]
    public async Task A_public_page_sets_no_cookie_runs_no_script_and_is_framed_by_nobody(string path)
    {
        var system = await SharedSystems.Standalone.Value;
        using var http = new HttpClient();
        var response = await http.GetAsync(new Uri(system.Catalogue, path));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff/catalogues/610116-06")]
    [InlineData("/staff/files/catalogues/610116-06/draft?format=json")]
    public async Task A_stranger_is_sent_to_the_sign_in(string path)
    {
        var system = await SharedSystems.Standalone.Value;
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var response = await http.GetAsync(new Uri(system.Catalogue, path));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/login", response.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task After_signing_in_nobody_is_led_to_a_stranger_and_the_cookie_is_locked()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var member = await browser.PersonAsync(system, null);
        await member.Page.GotoAsync("/login?to=https://example.org/staff");
        await member.Page.GetByLabel("用户名").FillAsync("mzj.reviewer");
        await member.Page.GetByLabel("密码").FillAsync("not-the-password");
        await member.Button("登录").ClickAsync();
        await Expect(member.Page.Locator(".alert-danger")).ToContainTextAsync("不正确");
        await member.Page.GetByLabel("密码").FillAsync(Account.ExamplePassword);
        await member.Button("登录").ClickAsync();
        await member.HeadingAsync("工作台");
        Assert.Equal(system.Catalogue.Authority, new Uri(member.Page.Url).Authority);
        var cookie = (await member.Page.Context.CookiesAsync()).Single(one => one.Name == "staff");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, cookie.SameSite);
        await member.Button("退出").ClickAsync();
        await Expect(member.Page.GetByText("已退出登录。")).ToBeVisibleAsync();
        await member.Page.GotoAsync("/staff");
        await Expect(member.Page.GetByLabel("用户名")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_signs_in_behind_a_proxy_is_known_by_the_own_address_and_gets_a_cookie_for_TLS_only()
    {
        var system = await SharedSystems.Standalone.Value;
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        http.DefaultRequestHeaders.Add("x-forwarded-for", "203.0.113.9");
        http.DefaultRequestHeaders.Add("x-forwarded-proto", "https");
        var page = await http.GetAsync(new Uri(system.Catalogue, "/login"));
        var token = Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        http.DefaultRequestHeaders.Add("cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var answer = await http.PostAsync(new Uri(system.Catalogue, "/login"), new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"), new("__RequestVerificationToken", token),
            new("Entry.Username", "mzj.leader"), new("Entry.Password", Account.ExamplePassword),
        ]));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("staff=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);

        using var administrator = await Account.SignInAsync(system, "admin", Account.AdministratorPassword);
        await Testing.Eventually.True(
            async () => (await administrator.GetAsync(new Uri(system.Department, "/v1/audit/department?filter.account=mzj.leader&pageSize=1")))
                ["entries"]![0]!["address"]!.GetValue<string>() == "203.0.113.9",
            because: "the trail tells where the person sits");
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        var system = await SharedSystems.Standalone.Value;
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        foreach (var path in new[] { "/login", "/login/renewal", "/login/end" })
        {
            var response = await http.PostAsync(new Uri(system.Catalogue, path), new FormUrlEncodedContent(
                [new("_handler", "sign-in"), new("Entry.Username", "mzj.editor"), new("Entry.Password", Account.ExamplePassword), new("code", "x")]));
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.False(response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(one => one.StartsWith("staff=", StringComparison.Ordinal)));
        }
    }
}
