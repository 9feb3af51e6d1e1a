using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>Eight editors of one draft at once.</summary>
public sealed class EditingTogether
{
    private const int Editors = 8;
    private const int Rounds = 4;

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Editors_of_different_items_lose_nothing_and_never_disturb_each_other(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, Editors).Select(async number =>
        {
            using var desk = service.At(Sample.Person($"editor{number}", "610116-mzj", Sample.District, "editor"));
            var item = (await desk.AddAsync(Work.Item($"事项{number}"))).Item;
            for (var round = 1; round <= Rounds; round++)
            {
                item = (await desk.Drafts.UpdateItemAsync(Work.Change(item, $"第{round}稿"))).Item;
            }
        }));

        var draft = await service.Editor.DraftAsync();
        Assert.Equal(Enumerable.Range(0, Editors).Select(number => $"事项{number}"), draft.Items.Select(item => item.Name).Order());
        Assert.All(draft.Items, item => Assert.Equal((Rounds + 1L, $"第{Rounds}稿"), (item.Revision, item.Content)));
        Assert.Equal(Enumerable.Range(1, Editors), draft.Items.Select(item => item.Number));
        Assert.Equal(1 + (Editors * (Rounds + 1)), draft.Revision);
    }

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Of_editors_of_one_item_exactly_one_wins_each_revision(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        await service.Editor.CreateAsync();
        await service.Editor.OpenAsync();
        var item = (await service.Editor.AddAsync(Work.Item("同一事项"))).Item;
        for (var round = 1; round <= Rounds; round++)
        {
            var seen = item;
            var changes = await Task.WhenAll(Enumerable.Range(0, Editors).Select(number => TryAsync(service.Editor, seen, $"{number}")));
            item = Assert.Single(changes, change => change is not null)!;
            Assert.Equal(round + 1, item.Revision);
            var stored = (await service.Editor.DraftAsync()).Items[0];
            Assert.Equal((item.Revision, item.Content), (stored.Revision, stored.Content));
        }
    }

    private static async Task<CatalogueItem?> TryAsync(Desk desk, CatalogueItem from, string content)
    {
        try
        {
            return (await desk.Drafts.UpdateItemAsync(Work.Change(from, content))).Item;
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.Aborted)
        {
            return null;
        }
    }
}
