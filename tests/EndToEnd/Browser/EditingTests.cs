using Microsoft.Playwright;
using OpenGov.EndToEnd.Systems;
using static Microsoft.Playwright.Assertions;

namespace OpenGov.EndToEnd.Browser;

/// <summary>People at the screens: the way of a catalogue from an editor's table to the public, and what goes wrong on the way.</summary>
[Collection(nameof(Stories.StandaloneTests))]
public sealed class EditingTests(RealBrowser browser)
{
    [Fact]
    public async Task Three_people_bring_a_change_from_the_table_to_the_public()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var editor = await browser.PersonAsync(system, "mzj.editor");
        await editor.OpenAsync("610116-05");
        await editor.Button("打开草稿").ClickAsync();
        await editor.WriteAsync(1, "content", "救助政策；申请流程；办理结果；监督电话（屏幕修订）");
        await editor.SavedAsync();
        await editor.Button("送审").ClickAsync();
        await Expect(editor.Page.GetByText("已送审。")).ToBeVisibleAsync();

        foreach (var (name, button) in new[] { ("mzj.reviewer", "通过"), ("mzj.leader", "通过"), ("bgs.office", "通过") })
        {
            await using var reviewer = await browser.PersonAsync(system, name);
            await reviewer.OpenAsync("610116-05");
            await reviewer.Button(button).ClickAsync();
            await Expect(reviewer.Page.GetByText("已通过。")).ToBeVisibleAsync();
        }

        await using var publisher = await browser.PersonAsync(system, "mzj.leader");
        await publisher.OpenAsync("610116-05");
        await publisher.Button("现在发布").ClickAsync();
        await Expect(publisher.Page.GetByText("已发布")).Not.ToHaveCountAsync(0);

        await using var everybody = await browser.PersonAsync(system, null);
        await Testing.Eventually.True(
            async () =>
            {
                await everybody.Page.GotoAsync("/catalogues/610116-05");
                return (await everybody.Page.ContentAsync()).Contains("（屏幕修订）", StringComparison.Ordinal);
            },
            because: "the public sees the change");
        Assert.Empty(editor.Complaints.Concat(publisher.Complaints).Concat(everybody.Complaints));
    }

    [Fact]
    public async Task Two_people_in_one_cell_see_both_texts_and_lose_neither()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var first = await browser.PersonAsync(system, "jyj.editor");
        await using var second = await browser.PersonAsync(system, "jyj.editor");
        await first.OpenAsync("610116-03");
        await first.Button("打开草稿").ClickAsync();
        await Expect(first.Cell(1, "remarks")).ToBeVisibleAsync();
        await second.OpenAsync("610116-03");
        await Expect(second.Page.Locator(".others")).ToBeVisibleAsync();
        await Expect(first.Page.Locator(".others")).ToBeVisibleAsync();

        await first.AtAsync(2, "remarks");
        await first.Page.Keyboard.PressAsync("Enter");
        await first.Page.Keyboard.InsertTextAsync("第一个人写的");
        await second.WriteAsync(2, "remarks", "第二个人写的");
        await second.SavedAsync();
        await Expect(first.Cell(2, "remarks")).ToHaveTextAsync("第二个人写的");
        await first.Page.Keyboard.PressAsync("Enter");

        var choice = first.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(choice).ToContainTextAsync("第二个人写的");

        // Not lost either when the page is closed before anything is decided.
        await first.OpenAsync("610116-03");
        await Expect(choice).ToContainTextAsync("第二个人写的");
        await Expect(choice.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("第一个人写的");
        await choice.GetByRole(AriaRole.Textbox).FillAsync("第二个人写的；第一个人写的");
        await first.Button("保存我的").ClickAsync();
        await first.SavedAsync();
        await Expect(second.Cell(2, "remarks")).ToHaveTextAsync("第二个人写的；第一个人写的");
        await first.OpenAsync("610116-03");
        await Expect(first.Cell(2, "remarks")).ToHaveTextAsync("第二个人写的；第一个人写的");
        await Expect(choice).ToHaveCountAsync(0);

        // Different cells of one item do not disturb each other.
        await Task.WhenAll(first.WriteAsync(3, "remarks", "备注"), second.WriteAsync(3, "category", "一级"));
        await Task.WhenAll(first.SavedAsync(), second.SavedAsync());
        await Expect(first.Cell(3, "category")).ToHaveTextAsync("一级");
        await Expect(second.Cell(3, "remarks")).ToHaveTextAsync("备注");
    }

    [Fact]
    public async Task What_was_entered_when_the_session_ended_is_saved_after_signing_in_again()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var editor = await browser.PersonAsync(system, "sthj.editor");
        await editor.OpenAsync("610116-13");
        await editor.Button("打开草稿").ClickAsync();
        await Expect(editor.Cell(1, "remarks")).ToBeVisibleAsync();
        using (var elsewhere = await Account.SignInAsync(system, "sthj.editor"))
        {
            await elsewhere.PostAsync(new Uri(system.Department, "/v1/sessions:revokeAll"), []);
        }

        await editor.WriteAsync(1, "remarks", "过期以后写的");
        await Expect(editor.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("登录已过期");
        await editor.Page.GetByLabel("的密码").FillAsync("wrong-password-1");
        await editor.Button("继续").ClickAsync();
        await Expect(editor.Page.Locator(".alert-danger")).ToContainTextAsync("密码");
        await editor.Page.GetByLabel("的密码").FillAsync(Account.ExamplePassword);
        await editor.Button("继续").ClickAsync();
        await editor.SavedAsync();

        // The renewed cookie holds for pages opened from now on.
        await editor.OpenAsync("610116-13");
        await Expect(editor.Cell(1, "remarks")).ToHaveTextAsync("过期以后写的");
    }

    [Fact]
    public async Task A_block_from_a_spreadsheet_is_pasted_and_taken_back()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var editor = await browser.PersonAsync(system, "czj.editor");
        await editor.OpenAsync("610116-08");
        await editor.Button("打开草稿").ClickAsync();
        var before = await editor.Cell(2, "name").InnerTextAsync();
        await editor.AtAsync(1, "category");
        await editor.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", "类一\t事项一\n类二\t\"事项二\"");
        await editor.Page.Keyboard.PressAsync("Control+V");
        await Expect(editor.Cell(2, "name")).ToHaveTextAsync("事项二");
        await editor.SavedAsync();
        await editor.AtAsync(2, "name");
        await editor.Page.Keyboard.PressAsync("Control+Z");
        await Expect(editor.Cell(2, "name")).ToHaveTextAsync(before);
        await editor.Page.Keyboard.PressAsync("Control+Y");
        await Expect(editor.Cell(2, "name")).ToHaveTextAsync("事项二");
        await editor.WriteAsync(1, "methods", "随便");
        await Expect(editor.Page.Locator(".alert-danger")).ToContainTextAsync("看不懂“随便”");
        await Expect(editor.Cell(1, "methods")).ToHaveTextAsync("随便");
        await editor.OpenAsync("610116-08");
        await Expect(editor.Page.Locator(".alert-danger")).ToContainTextAsync("看不懂“随便”");
        await editor.WriteAsync(1, "methods", "依申请公开");
        await editor.SavedAsync();
        await Expect(editor.Cell(1, "methods")).ToHaveTextAsync("依申请");
        await editor.AtAsync(1, "methods");
        await editor.Page.Keyboard.PressAsync("Control+Z");
        await Expect(editor.Cell(1, "methods")).ToHaveTextAsync("主动");
        Assert.Empty(editor.Complaints);
    }

    [Fact]
    public async Task The_form_of_an_item_writes_the_same_cells()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var editor = await browser.PersonAsync(system, "sfj.editor");
        await editor.OpenAsync("610116-07");
        await editor.Button("打开草稿").ClickAsync();
        await editor.AtAsync(1, "name");
        await editor.Button("逐项填写").ClickAsync();
        var page = editor.Page;
        await page.GetByLabel("广播电视", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("广播电视 可选").CheckAsync();
        await page.GetByLabel("村级").CheckAsync();
        await page.GetByLabel("公开时限", new() { Exact = true }).FillAsync("信息形成之日起5个工作日内");
        await Expect(page.Locator(".meaning")).ToContainTextAsync("最迟");
        Assert.Empty(await editor.BarriersAsync());
        await page.Keyboard.PressAsync("Tab");
        await Expect(editor.Cell(1, "channels")).ToContainTextAsync("广播电视（可选）");
        await Expect(editor.Cell(1, "levels")).ToContainTextAsync("村级");
        await Expect(editor.Cell(1, "time_limit")).ToHaveTextAsync("信息形成之日起5个工作日内");
        await editor.SavedAsync();
    }

    [Fact]
    public async Task What_a_reviewer_wants_changed_stands_beside_the_draft()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var editor = await browser.PersonAsync(system, "swsj.editor");
        await editor.OpenAsync("610116-25");
        await editor.Button("打开草稿").ClickAsync();
        await editor.WriteAsync(1, "remarks", "待审的备注");
        await editor.SavedAsync();
        await editor.Button("送审").ClickAsync();
        await Expect(editor.Page.GetByText("已送审。")).ToBeVisibleAsync();
        // Nobody decides on their own submission, and the frozen table cannot be edited.
        await Expect(editor.Button("通过")).ToHaveCountAsync(0);
        await Expect(editor.Page.Locator(".grid")).ToHaveCountAsync(0);

        await using var reviewer = await browser.PersonAsync(system, "swsj.reviewer");
        await Expect(reviewer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("税收管理") }).First).ToBeVisibleAsync();
        await reviewer.OpenAsync("610116-25");
        await Expect(reviewer.Button("退回")).ToBeDisabledAsync();
        await reviewer.Page.GetByLabel("对第 1 项的意见").FillAsync("备注请删去");
        Assert.Empty(await reviewer.BarriersAsync());
        await reviewer.Page.GetByRole(AriaRole.Button, new() { Name = "退回（1 处意见）" }).ClickAsync();
        await Expect(reviewer.Page.GetByText("已退回。")).ToBeVisibleAsync();

        await editor.OpenAsync("610116-25");
        await Expect(editor.Page.Locator(".comments")).ToContainTextAsync("备注请删去");
        await editor.Button("删除事项").IsDisabledAsync();
        await editor.AtAsync(1, "remarks");
        await editor.Page.Keyboard.PressAsync("Delete");
        await editor.SavedAsync();
        await Expect(editor.Cell(1, "remarks")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Rows_are_added_moved_removed_and_put_back()
    {
        var system = await SharedSystems.Standalone.Value;
        await using var editor = await browser.PersonAsync(system, "wjj.editor");
        await editor.OpenAsync("610116-21");
        await editor.Button("打开草稿").ClickAsync();
        await Expect(editor.Cell(1, "name")).ToBeVisibleAsync();
        var (first, second) = (await editor.Cell(1, "name").InnerTextAsync(), await editor.Cell(2, "name").InnerTextAsync());
        await editor.AtAsync(1, "name");
        await editor.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(editor.Cell(1, "name")).ToHaveTextAsync(second);
        await Expect(editor.Cell(2, "name")).ToBeFocusedAsync();
        await editor.Page.Keyboard.PressAsync("Insert");
        await Expect(editor.Cell(3, "name")).ToHaveTextAsync("新事项");
        await editor.AtAsync(2, "name");
        await editor.Button("删除事项").ClickAsync();
        await Expect(editor.Page.GetByText($"已删除“{first}”")).ToBeVisibleAsync();
        await Expect(editor.Cell(2, "name")).ToHaveTextAsync("新事项");
        await editor.Button("恢复").ClickAsync();
        await Expect(editor.Cell(2, "name")).ToHaveTextAsync(first);
    }
}
