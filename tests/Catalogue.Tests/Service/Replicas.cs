using Grpc.Core;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>Two processes on one database (the embedded engine belongs to one process).</summary>
public sealed class Replicas
{
    [Fact]
    public async Task What_one_replica_publishes_or_withdraws_is_soon_seen_or_gone_at_the_other()
    {
        await using var one = await CatalogueServer.StartAsync(Engine.MongoDB);
        await using var other = await one.StartReplicaAsync();
        await one.WithVersion1Async(Work.Item("养老机构备案"));
        await Eventually.True(async () => await NumberAsync(other) == 1);
        await one.Editor.OpenAsync();
        var second = await one.ReleaseAsync();
        Assert.Equal(2, await NumberAsync(one));
        await Eventually.True(async () => await NumberAsync(other) == 2 && await ListedAsync(other) == 2);
        await one.Leader.WithdrawAsync(second, "含有个人信息");
        Assert.Equal(0, await NumberAsync(one));
        await Eventually.True(async () => await NumberAsync(other) == 0 && await ListedAsync(other) == 0);
    }

    [Fact]
    public async Task Editors_of_two_replicas_work_on_one_draft()
    {
        await using var one = await CatalogueServer.StartAsync(Engine.MongoDB);
        await using var other = await one.StartReplicaAsync();
        await one.Editor.CreateAsync();
        await one.Editor.OpenAsync();
        Desk[] desks = [one.Editor, other.Editor];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => desks[number % 2].AddAsync(Work.Item($"事项{number}"))));
        Assert.Equal(8, (await other.Editor.DraftAsync()).ItemCount);

        // The other replica remembers a draft that is gone.
        await one.ReleaseAsync();
        await one.Editor.OpenAsync();
        await other.Editor.AddAsync(Work.Item("新一版"));
        Assert.Equal((2, 9), (await one.Editor.DraftAsync() is var draft ? draft.Number : 0, draft.ItemCount));
    }

    [Fact]
    public async Task A_request_that_is_repeated_at_another_replica_after_its_draft_has_ended_gets_its_first_answer_and_changes_nothing()
    {
        await using var one = await CatalogueServer.StartAsync(Engine.MongoDB);
        await using var other = await one.StartReplicaAsync();
        await one.Editor.CreateAsync();
        var draft = await one.Editor.OpenAsync();

        // The other replica remembers the draft as it was before the request, which ends up in the memory of the first one only.
        await other.Editor.AddAsync(Work.Item("之前"));
        var request = new AddItemRequest { CatalogueId = Sample.Catalogue, Item = Work.Item("重复"), RequestId = Work.NewId() };
        var answer = await one.Editor.Drafts.AddItemAsync(request);
        Assert.Equal(answer, await other.Editor.Drafts.AddItemAsync(request));
        await one.Editor.Drafts.DiscardDraftAsync(
            new() { CatalogueId = Sample.Catalogue, Revision = draft.Revision + 2, RequestId = Work.NewId() });
        await one.Editor.OpenAsync();
        await other.Editor.AddAsync(Work.Item("新一版"));

        Assert.Equal(answer, await other.Editor.Drafts.AddItemAsync(request));
        Assert.Equal(answer, await one.Editor.Drafts.AddItemAsync(request));
        Assert.Equal("新一版", Assert.Single((await one.Editor.DraftAsync()).Items).Name);
    }

    private static async Task<int> NumberAsync(CatalogueServer server)
    {
        try
        {
            return (await server.Public.Catalogues.GetCatalogueAsync(new() { Id = Sample.Catalogue })).Current.Number;
        }
        catch (RpcException missing) when (missing.StatusCode == StatusCode.NotFound)
        {
            return 0;
        }
    }

    private static async Task<int> ListedAsync(CatalogueServer server) =>
        (await server.Public.Catalogues.ListCataloguesAsync(new())).Catalogues.SingleOrDefault()?.CurrentVersion ?? 0;
}
