using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Browser;

/// <summary>Every page for everybody: WCAG 2.1 A and AA as far as a program sees it, in a wide and a narrow window, nothing from elsewhere.</summary>
[Collection(nameof(Stories.StandaloneTests))]
public sealed class AccessTests(RealBrowser browser)
{
    /// <summary>Who opens which page.</summary>
    public static TheoryData<string?, string> Pages => new()
    {
        { null, "/" },
        { null, "/catalogues/610116-06" },
        { null, "/search?q=补贴" },
        { null, "/search?q=补贴&domain=06&method=DISCLOSURE_METHOD_PROACTIVE" },
        { null, "/organisations" },
        { null, "/changes" },
        { null, "/catalogues/610116-06/versions/1" },
        { null, "/catalogues/610116-06/versions/1/verification" },
        { null, "/not-found" },
        { null, "/login" },
        { "weiqu.editor", "/staff" },
        { "weiqu.editor", "/staff/catalogues" },
        { "weiqu.editor", "/staff/catalogues/610116001-06" },
        { "weiqu.editor", "/staff/catalogues/610116-99" },
        { "weiqu.editor", "/staff/catalogues/610116001-06/import" },
        { "weiqu.editor", "/staff/catalogues/610116001-06/versions" },
        { "weiqu.editor", "/staff/catalogues/610116001-06/upstream" },
        { "weiqu.editor", "/staff/disclosures" },
        { "weiqu.editor", "/staff/bases" },
        { "weiqu.editor", "/staff/members" },
        { "weiqu.editor", "/staff/audit" },
        { "weiqu.editor", "/staff/password" },
        { "bgs.office", "/staff" },
        { "bgs.office", "/staff/coverage" },
        { "bgs.office", "/staff/compliance" },
        { "bgs.office", "/staff/tasks" },
        { "bgs.office", "/staff/organisations" },
        { "admin", "/staff" },
        { "admin", "/staff/members" },
        { "admin", "/staff/clients" },
        { "admin", "/staff/audit" },
        { "admin", "/staff/status" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_shuts_nobody_out(string? username, string path)
    {
        var system = await SharedSystems.Standalone.Value;
        await using var person = await browser.PersonAsync(system, username);
        var foreign = new List<string>();
        person.Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" } asked && asked.Authority != system.Catalogue.Authority)
            {
                foreign.Add(request.Url);
            }
        };
        await person.Page.GotoAsync(path);
        await person.SettledAsync();
        if (path.EndsWith("610116001-06", StringComparison.Ordinal))
        {
            await person.Button("打开草稿").ClickAsync();
            await Microsoft.Playwright.Assertions.Expect(person.Cell(1, "name")).ToBeVisibleAsync();
        }

        Assert.Empty(await person.BarriersAsync());
        await person.Page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await person.BarriersAsync());
        Assert.True(
            await person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "wider than a phone");
        Assert.NotEqual("", await person.Page.TitleAsync());
        Assert.Equal("zh-CN", await person.Page.EvaluateAsync<string>("document.documentElement.lang"));
        Assert.Empty(foreign);
        Assert.DoesNotContain(person.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }
}
