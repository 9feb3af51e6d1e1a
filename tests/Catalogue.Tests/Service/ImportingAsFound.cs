using Google.Protobuf;
using Grpc.Core;
using OpenGov.Catalogues.Tests.Exchange;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Testing;

namespace OpenGov.Catalogues.Tests.Service;

/// <summary>Importing a table that needs decisions: preview, choices, corrections, and what is remembered of them.</summary>
public sealed class ImportingAsFound
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task What_a_person_decides_is_used_remembered_shown_and_erased(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        var (drafts, imports) = (service.Editor.Drafts, service.Editor.Imports);
        await service.Editor.CreateAsync();
        var draft = await service.Editor.OpenAsync();
        // An old Word table: a column that nobody knows, a tick without words, a lost tick.
        var file = TableWriter.File(new OfficialTable(2).WithColumn('O', "甲乙丙", "", "参考").With("J3", "√").With("K4", ""), "docx");

        var preview = await drafts.ImportDraftAsync(Import(file, draft.Revision, request => request.Preview = true));
        Assert.Equal((2, 1, 2, 1), (preview.ItemCount, preview.ErrorCount, preview.WarningCount, preview.Table));
        Assert.Equal(["第2行 甲乙丙（O2）", "第3行 公开对象·特定群体（J3）", "第4行 公开方式·主动（K4）"], preview.Problems.Select(problem => problem.Place));
        Assert.Equal(["O2", "J3", "K4"], preview.Problems.Select(problem => problem.Cell));
        Assert.Equal("√", preview.Problems[2].Proposal);
        Assert.Equal((ImportColumnMeaning.TimeLimit, ImportConfidence.Certain), (preview.Columns[5].Meaning, preview.Columns[5].Confidence));
        Assert.Equal([(3, 3), (4, 4)], preview.Sources.Select(source => (source.FirstRow, source.LastRow)));

        var refused = await Refusal.OfAsync(drafts.ImportDraftAsync(Import(file, draft.Revision, request => request.AcceptWarnings = true)));
        Assert.Equal((StatusCode.InvalidArgument, "TABLE_UNREADABLE"), (refused.Code, refused.Reason));
        void Decide(ImportDraftRequest request)
        {
            request.Columns.Add(new ImportColumnChoice { Column = "O", Meaning = ImportColumnMeaning.Remarks });
            request.Corrections.Add(new ImportCorrection { Cell = "J3", Text = "申请人" });
        }

        var doubtful = await Refusal.OfAsync(drafts.ImportDraftAsync(Import(file, draft.Revision, Decide)));
        Assert.Equal((StatusCode.InvalidArgument, "WARNINGS_UNACCEPTED"), (doubtful.Code, doubtful.Reason));
        Assert.Equal("第4行 公开方式·主动（K4）", Assert.Single(doubtful.Violations));
        var taken = await drafts.ImportDraftAsync(Import(file, draft.Revision, request =>
        {
            Decide(request);
            request.AcceptWarnings = true;
        }));
        Assert.Equal(("参考", "申请人"), (taken.Items[0].Remarks, taken.Items[0].Audience.SpecificGroups));
        Assert.Empty(taken.Items[1].Methods);
        Assert.Equal("目录.docx（已确认 1 处提醒）", (await service.Editor.DraftAsync()).Steps[^1].Note);

        var again = await drafts.ImportDraftAsync(Import(file, taken.DraftRevision, request => request.Preview = true));
        Assert.True(again.UsedRemembered);
        var difference = Assert.Single(again.Difference.Items);
        Assert.Equal((ItemDifferenceKind.Changed, 1, "audience"), (difference.Kind, again.ChangedCount, Assert.Single(difference.Elements).Field));
        Assert.Equal((ImportColumnMeaning.Remarks, ImportConfidence.Chosen), (again.Columns[14].Meaning, again.Columns[14].Confidence));
        Assert.False((await drafts.ImportDraftAsync(Import(file, taken.DraftRevision, request => (request.Preview, request.IgnoreRemembered) = (true, true)))).UsedRemembered);

        var mapping = Assert.Single((await imports.ListImportMappingsAsync(new() { CatalogueId = Sample.Catalogue })).Mappings);
        Assert.Equal((taken.Fingerprint, "目录.docx", "mzj.editor", "O"), (mapping.Fingerprint, mapping.FileName, mapping.Username, Assert.Single(mapping.Columns).Column));
        var forget = new ForgetImportMappingRequest { CatalogueId = Sample.Catalogue, Fingerprint = mapping.Fingerprint, Revision = mapping.Revision, RequestId = Work.NewId() };
        Assert.Equal("STALE_REVISION", (await Refusal.OfAsync(imports.ForgetImportMappingAsync(new(forget) { Revision = 99, RequestId = Work.NewId() }))).Reason);
        Assert.Equal(await imports.ForgetImportMappingAsync(forget), await imports.ForgetImportMappingAsync(forget));
        Assert.Empty((await imports.ListImportMappingsAsync(new() { CatalogueId = Sample.Catalogue })).Mappings);
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(imports.ForgetImportMappingAsync(new(forget) { RequestId = Work.NewId() }))).Reason);
        var endless = new ForgetImportMappingRequest(forget) { Fingerprint = new string('f', 300), RequestId = Work.NewId() };
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(imports.ForgetImportMappingAsync(endless))).Reason);
        Assert.False((await drafts.ImportDraftAsync(Import(file, taken.DraftRevision, request => request.Preview = true))).UsedRemembered);

        using var stranger = service.At(Sample.Stranger);
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(stranger.Imports.ListImportMappingsAsync(new() { CatalogueId = Sample.Catalogue }))).Reason);
    }

    [Fact]
    public async Task Of_several_tables_that_of_the_catalogues_domain_is_taken_or_a_person_is_asked()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        var drafts = service.Editor.Drafts;
        await service.Editor.CreateAsync();
        var draft = await service.Editor.OpenAsync();
        byte[] Document(string second) => new DocxWriter().Paragraph("（五）社会救助").Table(new OfficialTable(3).Rows).Paragraph(second).Table(new OfficialTable(2).Rows).ToBytes();

        var found = await drafts.ImportDraftAsync(Import(Document("（六）养老服务"), draft.Revision, request => request.Preview = true));
        Assert.Equal((2, 2), (found.Table, found.ItemCount));
        var unclear = await drafts.ImportDraftAsync(Import(Document("（七）就业"), draft.Revision, request => request.Preview = true));
        Assert.Equal((0, 0), (unclear.Table, unclear.ItemCount));
        Assert.Equal(["（五）社会救助", "（七）就业"], unclear.Tables.Select(table => table.Title));
        var refused = await Refusal.OfAsync(drafts.ImportDraftAsync(Import(Document("（七）就业"), draft.Revision)));
        Assert.Equal((StatusCode.InvalidArgument, "TABLE_UNCLEAR"), (refused.Code, refused.Reason));
        Assert.Equal(3, (await drafts.ImportDraftAsync(Import(Document("（七）就业"), draft.Revision, request => request.Table = 1))).ItemCount);
    }

    [Theory]
    [InlineData("F1", ImportColumnMeaning.Name, "columns[0].column")]
    [InlineData("CW", ImportColumnMeaning.Name, "columns[0].column")]
    [InlineData("F", ImportColumnMeaning.Unspecified, "columns[0].meaning")]
    [InlineData("F", (ImportColumnMeaning)99, "columns[0].meaning")]
    public async Task Choices_that_mean_nothing_are_refused(string column, ImportColumnMeaning meaning, string field)
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.Editor.CreateAsync();
        var draft = await service.Editor.OpenAsync();
        var refused = await Refusal.OfAsync(service.Editor.Drafts.ImportDraftAsync(Import(
            TableWriter.Csv(new OfficialTable(1)), draft.Revision, request => request.Columns.Add(new ImportColumnChoice { Column = column, Meaning = meaning }))));
        Assert.Equal(field, Assert.Single(refused.Violations));
    }

    private static ImportDraftRequest Import(byte[] file, long revision, Action<ImportDraftRequest>? with = null)
    {
        var request = new ImportDraftRequest
        {
            CatalogueId = Sample.Catalogue,
            FileName = "目录.docx",
            Content = ByteString.CopyFrom(file),
            Revision = revision,
            RequestId = Work.NewId(),
        };
        if (file[0] != 'P') request.FileName = "目录.csv";
        with?.Invoke(request);
        return request;
    }
}
