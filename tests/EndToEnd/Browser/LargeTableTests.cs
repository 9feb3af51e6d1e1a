using System.Globalization;
using System.Text;
using Google.Protobuf;
using OpenGov.EndToEnd.Systems;
using static Microsoft.Playwright.Assertions;

namespace OpenGov.EndToEnd.Browser;

/// <summary>The largest table there can be: 2,000 items.</summary>
[Collection(nameof(Stories.StandaloneTests))]
public sealed class LargeTableTests(RealBrowser browser)
{
    private const int Rows = 2000;

    [Fact]
    public async Task Two_thousand_items_are_edited_with_only_those_in_sight_in_the_page()
    {
        var system = await SharedSystems.Standalone.Value;
        using (var desk = await Desk.SignInAsync(system, "fpb.editor"))
        {
            var draft = await desk.Drafts.OpenDraftAsync(new() { CatalogueId = "610116-26", RequestId = Desk.NewRequest() });
            await desk.Drafts.ImportDraftAsync(new()
            {
                CatalogueId = "610116-26",
                FileName = "大表.csv",
                Content = ByteString.CopyFrom(Table(), Encoding.UTF8),
                Revision = draft.Revision,
                AcceptWarnings = true,
                RequestId = Desk.NewRequest(),
            });
        }

        await using var editor = await browser.PersonAsync(system, "fpb.editor");
        await editor.OpenAsync("610116-26");
        await Expect(editor.Cell(1, "name")).ToBeVisibleAsync();
        await editor.AtAsync(1, "name");
        for (var i = 0; i < 12; i++)
        {
            await editor.Page.Keyboard.PressAsync("PageDown");
            await Expect(editor.Cell(1 + (8 * (i + 1)), "name")).ToBeFocusedAsync();
        }

        await editor.WriteAsync(97, "remarks", "第九十七项");
        await editor.SavedAsync();
        await Expect(editor.Cell(97, "remarks")).ToHaveTextAsync("第九十七项");
        Assert.InRange(await editor.Page.Locator("tr[data-row]").CountAsync(), 1, 60);
        await editor.Page.Locator(".grid").EvaluateAsync("grid => grid.scrollTop = grid.scrollHeight");
        await Expect(editor.Cell(Rows, "name")).ToBeVisibleAsync();
        Assert.InRange(await editor.Page.Locator("tr[data-row]").CountAsync(), 1, 60);
    }

    private static string Table()
    {
        var table = new StringBuilder("序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,公开方式,公开层级\n");
        for (var i = 1; i <= Rows; i++)
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"{i},类别{i / 20},事项{i},内容{i},《中华人民共和国政府信息公开条例》,信息形成或者变更之日起20个工作日内,区扶贫办,■政府网站,全社会,主动,县级");
        }

        return table.ToString();
    }
}
