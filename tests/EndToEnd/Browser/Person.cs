using Microsoft.Playwright;
using OpenGov.EndToEnd.Systems;

namespace OpenGov.EndToEnd.Browser;

/// <summary>Somebody in front of a browser. What the browser complains about (blocked by a policy, a fault of a script) is remembered.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    /// <summary>With a page of their own.</summary>
    public Person(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, fault) => complaints.Add(fault);
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained about.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Signs in at the form.</summary>
    public async Task SignInAsync(string username, string password = Account.ExamplePassword)
    {
        await Page.GotoAsync("/login");
        await Page.GetByLabel("用户名").FillAsync(username);
        await Page.GetByLabel("密码").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await HeadingAsync("工作台");
    }

    /// <summary>Opens a catalogue at the desk.</summary>
    public async Task OpenAsync(string catalogueId)
    {
        await Page.GotoAsync($"/staff/catalogues/{catalogueId}");
        await Assertions.Expect(Page.Locator("h1")).ToContainTextAsync("标准目录");
    }

    /// <summary>Waits until the page has this heading.</summary>
    public Task HeadingAsync(string text) => Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(text);

    /// <summary>Waits until a page has shown what it has to show.</summary>
    public async Task SettledAsync()
    {
        await Assertions.Expect(Page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("正在载入……")).ToHaveCountAsync(0);
        await Assertions.Expect(Page.GetByText("正在自检……")).ToHaveCountAsync(0);
    }

    /// <summary>A button by its name.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The cell of an item in the table that is edited.</summary>
    /// <param name="number">序号.</param>
    /// <param name="column">Mask name of the element.</param>
    public ILocator Cell(int number, string column) => Page.Locator($"tr[data-row='{number - 1}'] td[data-column='{column}']");

    /// <summary>Goes to a cell of a table that listens to the keyboard.</summary>
    public async Task AtAsync(int number, string column)
    {
        await Assertions.Expect(Page.Locator(".grid[data-ready]")).ToBeVisibleAsync();
        await Cell(number, column).FocusAsync();
    }

    /// <summary>Waits until everything that was entered is kept.</summary>
    public Task SavedAsync() => Assertions.Expect(Page.Locator(".tools .state")).ToHaveTextAsync("全部已保存");

    /// <summary>Writes into a cell with the keyboard only.</summary>
    public async Task WriteAsync(int number, string column, string text)
    {
        await AtAsync(number, column);
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>What axe finds against WCAG 2.1 A and AA: rule, and where.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(RealBrowser.Axe));
        return await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }))
              .violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")} ${n.failureSummary}`))
            """);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
