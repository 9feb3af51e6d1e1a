using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OpenGov.EndToEnd.Stories;
using OpenGov.EndToEnd.Systems;
using static Microsoft.Playwright.Assertions;

namespace OpenGov.EndToEnd.Browser;

/// <summary>A street takes a change of the district over at the screens, and decides where both have changed the same.</summary>
[Collection(nameof(StandaloneTests))]
public sealed class UpstreamTests(RealBrowser browser)
{
    [Fact]
    public async Task A_street_decides_a_conflict_and_keeps_its_own_words()
    {
        var system = await SharedSystems.Standalone.Value;
        using (var district = await Account.SignInAsync(system, "mzj.editor"))
        using (var reviewers = await Reviewers.SignInAsync(system, "mzj"))
        {
            var work = new CatalogueWork(system, "610116-06");
            var first = (await district.GetAsync(work.At("")))["current"]!["items"]![0]!["id"]!.GetValue<string>();
            var local = new CatalogueWork(system, "610116002-06");
            using var street = await Account.SignInAsync(system, "guodu.editor");
            var draft = await local.OpenAsync(street);
            var item = draft["items"]!.AsArray().First(one => one!["origin"]!["itemId"]!.GetValue<string>() == first)!;
            await street.PatchAsync(local.At($"/draft/items/{item["id"]}"), new JsonObject
            {
                ["item"] = new JsonObject { ["content"] = "街道自己的说法" },
                ["updateMask"] = "content",
                ["revision"] = item["revision"]!.DeepClone(),
            });
            await work.ReviseAsync(district, reviewers, "区里的新说法");
        }

        await using var clerk = await browser.PersonAsync(system, "guodu.editor");
        var inbox = clerk.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("郭杜.*养老") });
        await Expect(clerk.Page.Locator("#desk-upstream")).ToBeVisibleAsync();
        await Expect(inbox.First).ToBeVisibleAsync();
        await clerk.Page.GotoAsync("/staff/catalogues/610116002-06/upstream");
        await Expect(clerk.Button("合并到草稿")).ToBeDisabledAsync();
        await Expect(clerk.Page.GetByText("街道自己的说法")).ToBeVisibleAsync();
        await Expect(clerk.Page.GetByText("区里的新说法")).ToBeVisibleAsync();
        Assert.Empty(await clerk.BarriersAsync());
        await clerk.Page.GetByLabel("保留本地的").CheckAsync();
        await clerk.Button("合并到草稿").ClickAsync();
        await Expect(clerk.Page.GetByText("已合并")).ToBeVisibleAsync();
        await clerk.OpenAsync("610116002-06");
        await Expect(clerk.Page.Locator("td[data-column='content']", new() { HasText = "街道自己的说法" })).ToBeVisibleAsync();
        Assert.Empty(clerk.Complaints);
    }
}
