using System.Text.Json.Nodes;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

public sealed class Comparing
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Versions_and_the_draft_are_compared_and_the_draft_only_for_those_who_keep_it(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        using var stranger = service.At(Sample.Stranger);
        var first = await service.WithVersion1Async(Work.Item("甲"), Work.Item("乙"), Work.Item("丙"));
        await ChangeAsync(service);
        foreach (var keeper in (Desk[])[service.Editor, service.Office])
        {
            AssertChanged(await keeper.Comparisons.DiffVersionsAsync(Diff(1, 0)), first);
        }

        Assert.Equal("UNAUTHENTICATED", (await Refusal.OfAsync(service.Public.Comparisons.DiffVersionsAsync(Diff(1, 0)))).Reason);
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(stranger.Comparisons.DiffVersionsAsync(Diff(1, 0)))).Reason);
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(service.Public.Comparisons.DiffVersionsAsync(Diff(1, 2)))).Reason);

        var second = await service.ReleaseAsync();
        var seen = await service.Public.Comparisons.DiffVersionsAsync(Diff(1, 2));
        AssertChanged(seen, first);
        Assert.Equal(second.Digest, seen.ToDigest);
        Assert.Empty((await service.Public.Comparisons.DiffVersionsAsync(Diff(2, 2))).Items);
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(service.Editor.Comparisons.DiffVersionsAsync(Diff(1, 0)))).Reason);

        await service.Leader.WithdrawAsync(second, "内容有误");
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(service.Public.Comparisons.DiffVersionsAsync(Diff(1, 2)))).Reason);
        AssertChanged(await stranger.Comparisons.DiffVersionsAsync(Diff(1, 2)), first);
    }

    [Fact]
    public async Task Rest_compares_too_and_can_leave_the_values_out()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("甲"), Work.Item("乙"), Work.Item("丙"));
        await ChangeAsync(service);
        await service.ReleaseAsync();
        var diff = JsonNode.Parse(await service.Public.Http.GetStringAsync(new Uri($"/v1/catalogues/{Sample.Catalogue}:diff?from=1&to=2", UriKind.Relative)))!;
        Assert.Equal(("1", "新内容"), ($"{diff["changedCount"]}", $"{diff["items"]![1]!["elements"]![0]!["values"]![0]!["segments"]![1]!["text"]}"));
        var fields = await service.Public.Comparisons.DiffVersionsAsync(new() { CatalogueId = Sample.Catalogue, From = 2, To = 1, FieldsOnly = true });
        Assert.All(fields.Items.SelectMany(item => item.Elements), element => Assert.Empty(element.Values));
        Assert.Equal((1, 1, 1), (fields.AddedCount, fields.RemovedCount, fields.ChangedCount));
        Assert.Equal(["to"], (await Refusal.OfAsync(service.Public.Comparisons.DiffVersionsAsync(Diff(1, -1)))).Violations);
        Assert.Equal(["from"], (await Refusal.OfAsync(service.Public.Comparisons.DiffVersionsAsync(Diff(0, 1)))).Violations);
    }

    /// <summary>Opens a draft in which 甲 is gone, 乙 says something else and 丁 is new.</summary>
    internal static async Task ChangeAsync(CatalogueServer service)
    {
        var draft = await service.Editor.OpenAsync();
        await service.Editor.Drafts.RemoveItemAsync(
            new() { CatalogueId = Sample.Catalogue, ItemId = draft.Items[0].Id, Revision = draft.Items[0].Revision, RequestId = Work.NewId() });
        await service.Editor.Drafts.UpdateItemAsync(Work.Change(draft.Items[1], "新内容"));
        await service.Editor.AddAsync(Work.Item("丁"));
    }

    private static void AssertChanged(VersionDiff diff, CatalogueVersion first)
    {
        Assert.Equal((1, 2, first.Digest), (diff.From, diff.To, diff.FromDigest));
        Assert.Equal((1, 1, 1, 0), (diff.AddedCount, diff.RemovedCount, diff.ChangedCount, diff.MovedCount));
        Assert.Equal(
            [(ItemDifferenceKind.Removed, "甲", 1, 0), (ItemDifferenceKind.Changed, "乙", 2, 1), (ItemDifferenceKind.Added, "丁", 0, 3)],
            diff.Items.Select(item => (item.Kind, item.Name, item.FromNumber, item.ToNumber)));
        var element = Assert.Single(diff.Items[1].Elements);
        Assert.Equal(("content", "公开内容"), (element.Field, element.Name));
        Assert.Equal(
            [(SegmentKind.Deleted, "备案条件；备案材料"), (SegmentKind.Inserted, "新内容")],
            Assert.Single(element.Values).Segments.Select(segment => (segment.Kind, segment.Text)));
    }

    private static DiffVersionsRequest Diff(int from, int to) => new() { CatalogueId = Sample.Catalogue, From = from, To = to };
}
