using System.Text;
using Microsoft.Playwright;
using OpenGov.EndToEnd.Systems;
using OpenGov.Testing;
using static Microsoft.Playwright.Assertions;

namespace OpenGov.EndToEnd.Browser;

/// <summary>An old table brought in at the screens, with a cell that a person must mend, and looked at beside what was public before.</summary>
[Collection(nameof(Stories.StandaloneTests))]
public sealed class ImportingTests(RealBrowser browser)
{
    [Fact]
    public async Task A_table_with_a_wrong_cell_is_mended_imported_and_compared()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var editor = await browser.PersonAsync(system, "scj.editor");
        await editor.OpenAsync("610116-24");
        await editor.Button("打开草稿").ClickAsync();
        await Expect(editor.Cell(1, "name")).ToBeVisibleAsync();
        var name = await editor.Cell(1, "name").InnerTextAsync();
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "导入", Exact = true }).ClickAsync();

        var table = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "services/Standalone/Example/tables/610116-24.csv"));
        // The first tick of the first item cannot be read; its name has changed.
        var tick = table.IndexOf('√', StringComparison.Ordinal);
        table = table.Remove(tick, 1).Insert(tick, "不清楚").Replace($",{name},", $",{name}（新）,", StringComparison.Ordinal);
        await editor.Page.GetByLabel("选择表格文件").SetInputFilesAsync(
            new FilePayload { Name = "旧表.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
        await Expect(editor.Page.GetByText("预览：旧表.csv")).ToBeVisibleAsync();
        await Expect(editor.Button("导入到草稿")).ToBeDisabledAsync();
        Assert.Empty(await editor.BarriersAsync());

        await editor.Page.GetByRole(AriaRole.Textbox, new() { NameRegex = new("改为$") }).First.FillAsync("√");
        await editor.Button("按改正后的内容重新预览").ClickAsync();
        await Expect(editor.Button("导入到草稿")).ToBeEnabledAsync();
        await Expect(editor.Page.Locator("ins", new() { HasText = "（新）" })).Not.ToHaveCountAsync(0);
        await editor.Button("导入到草稿").ClickAsync();
        await Expect(editor.Cell(1, "name")).ToHaveTextAsync(name + "（新）");

        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "版本与对照" }).ClickAsync();
        await editor.Button("对照").ClickAsync();
        await Expect(editor.Page.Locator("ins", new() { HasText = "（新）" })).Not.ToHaveCountAsync(0);
        Assert.Empty(await editor.BarriersAsync());
        var download = await editor.Page.RunAndWaitForDownloadAsync(() => editor.Page.GetByText("下载修订对照表").ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(editor.Complaints);
    }
}
