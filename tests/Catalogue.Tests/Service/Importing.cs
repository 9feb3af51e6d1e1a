using Google.Protobuf;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

public sealed class Importing
{
    private const string Head = """
        序号,公开事项,,公开内容(要素),公开依据,公开时限,公开主体,公开渠道和载体,公开对象,,公开方式,,公开层级,
        ,一级事项,二级事项,,,,,,全社会,特定群体,主动,依申请,县级,乡级

        """;

    [Fact]
    public async Task A_table_is_previewed_taken_over_recognised_and_never_half()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        var drafts = service.Editor.Drafts;
        await service.Editor.CreateAsync();
        var opened = await service.Editor.OpenAsync();

        var preview = await drafts.ImportDraftAsync(Import(opened.Revision, preview: true, Row(1, "甲"), Row(2, "乙")));
        Assert.Equal((2, 2, 0, 0, opened.Revision), (preview.ItemCount, preview.AddedCount, preview.ChangedCount, preview.RemovedCount, preview.DraftRevision));
        Assert.Equal(0, (await service.Editor.DraftAsync()).ItemCount);
        var bad = await drafts.ImportDraftAsync(Import(opened.Revision, preview: true, Row(1, "甲", "联系人13812341234"), Row(2, "甲", "联系人13812341234")));
        Assert.Equal((1, 2, 0), (bad.Findings.ErrorCount, bad.Findings.WarningCount, bad.Findings.WaivedCount));
        Assert.Equal((0, 0), (preview.Findings.ErrorCount, preview.Findings.WarningCount));

        var first = await drafts.ImportDraftAsync(Import(opened.Revision, preview: false, Row(1, "甲"), Row(2, "乙")));
        Assert.Equal(opened.Revision + 1, first.DraftRevision);
        var same = await drafts.ImportDraftAsync(Import(first.DraftRevision, preview: false, Row(1, "甲"), Row(2, "乙")));
        Assert.Equal(first.Items, same.Items);
        Assert.Equal((0, 0, 0, first.DraftRevision + 1), (same.AddedCount, same.ChangedCount, same.RemovedCount, same.DraftRevision));

        var next = await drafts.ImportDraftAsync(Import(same.DraftRevision, preview: false, Row(1, "丙"), Row(2, "甲", "新内容")));
        Assert.Equal((1, 1, 1), (next.AddedCount, next.ChangedCount, next.RemovedCount));
        var report = await drafts.CheckDraftAsync(new() { CatalogueId = Sample.Catalogue });
        Assert.Equal(
            (report.ErrorCount, report.WarningCount, report.WaivedCount, report.HintCount),
            (next.Findings.ErrorCount, next.Findings.WarningCount, next.Findings.WaivedCount, next.Findings.HintCount));
        Assert.Equal((first.Items[0].Id, 2L, "新内容"), (next.Items[1].Id, next.Items[1].Revision, next.Items[1].Content));

        var stale = await Refusal.OfAsync(drafts.ImportDraftAsync(Import(same.DraftRevision, preview: false, Row(1, "丁"))));
        Assert.Equal(("STALE_REVISION", $"{next.DraftRevision}"), (stale.Reason, stale.Facts["current_revision"]));
        var broken = await Refusal.OfAsync(drafts.ImportDraftAsync(Import(next.DraftRevision, preview: false, Row(1, "丁"), "2,养老服务,戊,,,,,,,,,,,")));
        Assert.Equal("WARNINGS_UNACCEPTED", broken.Reason);
        Assert.NotEmpty(broken.Violations);
        var draft = await service.Editor.DraftAsync();
        Assert.Equal(next.Items, draft.Items);
        Assert.Equal(3, draft.Steps.Count(step => step is { Kind: StepKind.Imported, Note: "养老.csv" }));
    }

    private static ImportDraftRequest Import(long revision, bool preview, params string[] rows) => new()
    {
        CatalogueId = Sample.Catalogue,
        FileName = "养老.csv",
        Content = ByteString.CopyFromUtf8(Head + string.Join('\n', rows)),
        Revision = revision,
        Preview = preview,
        RequestId = Work.NewId(),
    };

    private static string Row(int number, string name, string content = "政策") =>
        $"{number},养老服务通用政策,{name},{content},《中华人民共和国老年人权益保障法》,及时公开,区民政局,■政府网站,√,,√,,√,";
}
