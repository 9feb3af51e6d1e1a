using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

public sealed class Watching
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Everyone_hears_of_publications_and_keepers_of_the_work_too(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        using var stranger = service.At(Sample.Stranger);
        using var live = service.Public.Catalogues.WatchCatalogues(new());
        await live.ResponseHeadersAsync;
        var published = await service.WithVersion1Async(Work.Item("养老机构备案"));
        Assert.True(await live.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var heard = live.ResponseStream.Current;
        Assert.Equal((CatalogueEventKind.Published, Sample.Catalogue, 1, published.Digest), (heard.Kind, heard.CatalogueId, heard.Version, heard.Digest));
        await service.Leader.WithdrawAsync(published, "内容有误");
        Assert.True(await live.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Equal(CatalogueEventKind.Withdrawn, live.ResponseStream.Current.Kind);

        CatalogueEventKind[] forAll = [CatalogueEventKind.Published, CatalogueEventKind.Withdrawn];
        CatalogueEventKind[] forKeepers =
        [
            CatalogueEventKind.Created, CatalogueEventKind.DraftOpened, CatalogueEventKind.Submitted, CatalogueEventKind.Consented,
            CatalogueEventKind.StageApproved, CatalogueEventKind.StageApproved, CatalogueEventKind.Approved, .. forAll,
        ];
        Assert.Equal(forAll, (await service.Public.EventsAsync()).Select(one => one.Kind));
        Assert.Equal(forAll, (await stranger.EventsAsync()).Select(one => one.Kind));
        var all = await service.Office.EventsAsync();
        Assert.Equal(forKeepers, all.Select(one => one.Kind));
        Assert.Equal(Enumerable.Range(1, forKeepers.Length), all.Select(one => (int)one.Sequence));
        Assert.Equal(all.Skip(3), await service.Editor.EventsAsync(Sample.Catalogue, from: 4));
        Assert.Empty(await service.Editor.EventsAsync("610116-07"));
    }

    [Fact]
    public async Task A_watch_that_makes_no_sense_is_refused()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        foreach (var wrong in (WatchCataloguesRequest[])[new() { FromSequence = -1 }, new() { CatalogueId = "610116" }])
        {
            using var watch = service.Public.Catalogues.WatchCatalogues(wrong);
            var refused = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        }
    }
}
