using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Documents;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>Each changing call, sent again with the same request_id: at once, later, and when its version is long gone.</summary>
public sealed class Replays
{
    private readonly List<Func<Task>> repeat = [];

    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Every_repeated_request_gets_its_first_answer_and_changes_nothing(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var (editor, reviewer, leader, street) = (service.Editor, service.Reviewer, service.Leader, service.StreetEditor);
        const string id = Sample.Catalogue;

        await SendAsync(new CreateCatalogueRequest { Division = "610116", Domain = "06" }, editor.Catalogues.CreateCatalogueAsync);
        var draft = await SendAsync(new OpenDraftRequest { CatalogueId = id }, editor.Drafts.OpenDraftAsync);
        var discarded = new DiscardDraftRequest { CatalogueId = id, Revision = draft.Revision };
        await SendAsync(discarded, editor.Drafts.DiscardDraftAsync);
        draft = await SendAsync(new OpenDraftRequest { CatalogueId = id }, editor.Drafts.OpenDraftAsync);
        var import = new ImportDraftRequest { CatalogueId = id, FileName = "养老.csv", Content = Table(), Revision = draft.Revision };
        var imported = await SendAsync(import, editor.Drafts.ImportDraftAsync);
        var added = await SendAsync(new AddItemRequest { CatalogueId = id, Item = Work.Item("新增", Level.Township) }, editor.Drafts.AddItemAsync);
        var updated = await SendAsync(Work.Change(added.Item, "改过"), editor.Drafts.UpdateItemAsync);
        var moved = await SendAsync(
            new MoveItemRequest { CatalogueId = id, ItemId = added.Item.Id, Position = 1, Revision = updated.Item.Revision }, editor.Drafts.MoveItemAsync);
        await SendAsync(
            new RemoveItemRequest { CatalogueId = id, ItemId = imported.Items[0].Id, Revision = 1 }, editor.Drafts.RemoveItemAsync);
        var submitted = await SendAsync(
            new SubmitDraftRequest { CatalogueId = id, Revision = moved.DraftRevision + 1 }, editor.Reviews.SubmitDraftAsync);
        var first = await SendAsync(Work.Approval(submitted), reviewer.Reviews.DecideDraftAsync);
        var agreed = await SendAsync(Work.Agreement(first), service.Joining.Reviews.ConsentDraftAsync);
        var second = await SendAsync(Work.Approval(agreed), leader.Reviews.DecideDraftAsync);
        var approved = await SendAsync(Work.Approval(second), service.Office.Reviews.DecideDraftAsync);
        var scheduled = await SendAsync(
            new SchedulePublishRequest { CatalogueId = id, PublishTime = Tomorrow(), Revision = approved.Revision }, leader.Reviews.SchedulePublishAsync);
        var cancelled = await SendAsync(
            new CancelScheduleRequest { CatalogueId = id, Revision = scheduled.Revision }, leader.Reviews.CancelScheduleAsync);
        var published = await SendAsync(
            new PublishDraftRequest { CatalogueId = id, Revision = cancelled.Revision }, reviewer.Reviews.PublishDraftAsync);
        await SendAsync(new DeriveCatalogueRequest { UpstreamId = id, Division = Sample.Street }, street.Derivations.DeriveCatalogueAsync);
        await SendAsync(
            new WithdrawCatalogueRequest { Id = id, Reason = "内容有误", Revision = published.Revision }, leader.Catalogues.WithdrawCatalogueAsync);
        var next = await SendAsync(new OpenDraftRequest { CatalogueId = id }, editor.Drafts.OpenDraftAsync);

        // Some of the repeated requests would fit the new draft: its revision is that of the first one, its item's that of the last.
        Assert.Equal(next.Revision, discarded.Revision);
        var before = await StateAsync(service);
        foreach (var again in repeat)
        {
            await again();
        }

        Assert.Equal(before, await StateAsync(service));
        var reused = discarded.Clone();
        reused.Revision++;
        Assert.Equal("REQUEST_ID_REUSED", (await Refusal.OfAsync(editor.Drafts.DiscardDraftAsync(reused))).Reason);
        Assert.Equal("INVALID_REQUEST", (await Refusal.OfAsync(editor.Drafts.DiscardDraftAsync(
            new() { CatalogueId = id, Revision = 1, RequestId = "1" }))).Reason);
    }

    private static Google.Protobuf.WellKnownTypes.Timestamp Tomorrow() => new()
    {
        Seconds = TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds() / 60 * 60,
    };

    private async Task<TAnswer> SendAsync<TRequest, TAnswer>(
        TRequest request, Func<TRequest, Metadata?, DateTime?, CancellationToken, AsyncUnaryCall<TAnswer>> send)
        where TRequest : IMessage<TRequest>
        where TAnswer : IMessage<TAnswer>
    {
        var requestId = request.Descriptor.FindFieldByName("request_id").Accessor;
        if (requestId.GetValue(request) is "")
        {
            requestId.SetValue(request, Work.NewId());
        }

        var answers = await Task.WhenAll(SendAsync(), SendAsync());
        Assert.Equal(answers[0], answers[1]);
        repeat.Add(async () => Assert.Equal(answers[0], await SendAsync()));
        return answers[0];

        async Task<TAnswer> SendAsync() => await send(request, null, null, TestContext.Current.CancellationToken);
    }

    private static async Task<string> StateAsync(CatalogueServer service)
    {
        var catalogues = await service.Editor.Catalogues.ListCataloguesAsync(new());
        var versions = await service.Editor.Catalogues.ListVersionsAsync(new() { CatalogueId = Sample.Catalogue });
        var draft = await service.Editor.DraftAsync();
        // What was written comes to the log a moment later.
        var pending = service.Services.GetRequiredKeyedService<IDocumentEngine>("catalogue").Pending;
        await Eventually.That(() => pending.ReadAsync(1, TestContext.Current.CancellationToken), waiting => waiting.Count == 0);
        var events = await service.Editor.EventsAsync();
        return $"{catalogues} {versions} {draft} {events.Count}";
    }

    private static ByteString Table() => ByteString.CopyFromUtf8(string.Join('\n',
        "序号,公开事项,,公开内容(要素),公开依据,公开时限,公开主体,公开渠道和载体,公开对象,,公开方式,,公开层级,",
        ",一级事项,二级事项,,,,,,全社会,特定群体,主动,依申请,县级,乡级",
        "1,养老服务通用政策,法律法规,政策,《中华人民共和国老年人权益保障法》,及时公开,区民政局,■政府网站,√,,√,,√,",
        "2,养老服务通用政策,扶持政策,政策,《中华人民共和国老年人权益保障法》,及时公开,区民政局,■政府网站,√,,√,,√,"));
}
