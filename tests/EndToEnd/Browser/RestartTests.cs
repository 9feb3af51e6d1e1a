using OpenGov.EndToEnd.Systems;
using static Microsoft.Playwright.Assertions;

namespace OpenGov.EndToEnd.Browser;

/// <summary>The whole system is killed while somebody edits; a system of its own, because the others must not notice.</summary>
public sealed class RestartTests(RealBrowser browser)
{
    [Fact]
    public async Task What_was_entered_while_everything_was_down_is_saved_when_it_is_back()
    {
        await using var system = await StandaloneSystem.StartAsync();
        await using var editor = await browser.PersonAsync(system, "mzj.editor");
        await editor.OpenAsync("610116-06");
        await editor.Button("打开草稿").ClickAsync();
        await editor.WriteAsync(1, "remarks", "停机以前写的");
        await editor.SavedAsync();

        await system.KillAsync();
        await editor.WriteAsync(2, "remarks", "停机以后写的");
        await editor.AtAsync(3, "remarks");
        await editor.Page.Keyboard.PressAsync("Enter");
        await editor.Page.Keyboard.InsertTextAsync("正在写");
        await system.StartAgainAsync();

        await editor.OpenAsync("610116-06");
        await Expect(editor.Page.Locator(".cell-box")).ToHaveValueAsync("正在写");
        await Expect(editor.Cell(2, "remarks")).ToHaveTextAsync("停机以后写的");
        await Expect(editor.Cell(1, "remarks")).ToHaveTextAsync("停机以前写的");
        await editor.Page.Keyboard.PressAsync("Tab");
        await Expect(editor.Cell(3, "remarks")).ToHaveTextAsync("正在写");
        await editor.SavedAsync();
        Assert.Null(await editor.Page.EvaluateAsync<string?>("localStorage.getItem('draft mzj.editor 610116-06')"));
    }
}
