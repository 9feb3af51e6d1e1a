using System.Net;
using System.Text;
using OpenGov.Catalogues.Exchange;
using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Tests.Service;

public sealed class Exporting
{
    [Theory]
    [InlineData(Engine.Embedded)]
    [InlineData(Engine.MongoDB)]
    public async Task Files_of_versions_are_public_and_files_of_drafts_are_for_keepers(Engine engine)
    {
        await using var service = await CatalogueServer.StartAsync(engine);
        using var stranger = service.At(Sample.Stranger);
        await service.WithVersion1Async(Work.Item("甲"), Work.Item("乙"));
        await service.Editor.OpenAsync();
        await service.Editor.AddAsync(Work.Item("丙"));
        foreach (var format in Enum.GetValues<ExportFormat>().Where(format => format is not ExportFormat.Unspecified))
        {
            Assert.NotEmpty((await service.Public.Exchanges.ExportVersionAsync(Version(1, format))).Data);
            Assert.NotEmpty((await service.Office.Exchanges.ExportDraftAsync(Draft(format))).Data);
        }

        var csv = Encoding.UTF8.GetString((await service.Editor.Exchanges.ExportDraftAsync(Draft(ExportFormat.Csv))).Data.Span);
        Assert.StartsWith("\ufeff【草稿】", csv, StringComparison.Ordinal);
        Assert.Contains("丙", csv, StringComparison.Ordinal);
        Assert.Equal("NOT_FOUND", (await Refusal.OfAsync(service.Public.Exchanges.ExportVersionAsync(Version(2, ExportFormat.Xlsx)))).Reason);
        Assert.Equal("UNAUTHENTICATED", (await Refusal.OfAsync(service.Public.Exchanges.ExportDraftAsync(Draft(ExportFormat.Xlsx)))).Reason);
        Assert.Equal("NOT_RESPONSIBLE", (await Refusal.OfAsync(stranger.Exchanges.ExportDraftAsync(Draft(ExportFormat.Xlsx)))).Reason);
        Assert.Equal(["format"], (await Refusal.OfAsync(service.Public.Exchanges.ExportVersionAsync(Version(1, ExportFormat.Unspecified)))).Violations);
    }

    [Fact]
    public async Task Rest_gives_the_file_itself_under_its_name()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("甲"), Work.Item("乙"));
        using var xlsx = await GetAsync(service.Public, "EXPORT_FORMAT_XLSX");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", xlsx.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("西安市长安区养老服务领域基层政务公开标准目录（第1版）.xlsx", xlsx.Content.Headers.ContentDisposition.FileNameStar);
        var file = await xlsx.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["甲", "乙"], TableImport.Read("表.xlsx", file).Items.Select(item => item.Name));

        using var html = await GetAsync(service.Public, "EXPORT_FORMAT_HTML");
        Assert.Equal("text/html; charset=utf-8", html.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", html.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var refused = await GetAsync(service.Public, "EXPORT_FORMAT_PDF");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("EXPORT_FORMAT_XLSX", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_and_changes_nothing()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("甲"), Work.Item("=乙"));
        var draft = await service.Editor.OpenAsync();
        var file = await service.Public.Exchanges.ExportVersionAsync(Version(1, ExportFormat.Csv));
        var preview = await service.Editor.Drafts.ImportDraftAsync(new()
        {
            CatalogueId = Sample.Catalogue,
            FileName = "表.csv",
            Content = file.Data,
            Revision = draft.Revision,
            Preview = true,
            RequestId = Work.NewId(),
        });
        Assert.Equal((2, 0, 0, 0), (preview.ItemCount, preview.AddedCount, preview.ChangedCount, preview.RemovedCount));
    }

    [Fact]
    public async Task A_comparison_is_printed_as_a_page_or_a_document()
    {
        await using var service = await CatalogueServer.StartAsync(Engine.Embedded);
        await service.WithVersion1Async(Work.Item("甲"), Work.Item("乙"), Work.Item("丙"));
        await Comparing.ChangeAsync(service);
        var page = Encoding.UTF8.GetString((await service.Editor.Comparisons.PrintComparisonAsync(new() { CatalogueId = Sample.Catalogue, From = 1 })).Data.Span);
        Assert.Contains("【草稿】西安市长安区养老服务领域基层政务公开标准目录修订对照表", page, StringComparison.Ordinal);
        Assert.Contains("<del>备案条件；备案材料</del>", page, StringComparison.Ordinal);
        Assert.Contains("<ins>新内容</ins>", page, StringComparison.Ordinal);
        Assert.Equal("UNAUTHENTICATED", (await Refusal.OfAsync(service.Public.Comparisons.PrintComparisonAsync(new() { CatalogueId = Sample.Catalogue, From = 1 }))).Reason);
        await service.ReleaseAsync();
        using var document = await service.Public.Http.GetAsync(
            new Uri($"/v1/catalogues/{Sample.Catalogue}:printComparison?from=1&to=2&format=COMPARISON_FORMAT_DOCX", UriKind.Relative));
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", document.Content.Headers.ContentType!.MediaType);
    }

    private static Task<HttpResponseMessage> GetAsync(Desk desk, string format) =>
        desk.Http.GetAsync(new Uri($"/v1/catalogues/{Sample.Catalogue}/versions/1:export?format={format}", UriKind.Relative));

    private static ExportVersionRequest Version(int number, ExportFormat format) => new() { CatalogueId = Sample.Catalogue, Number = number, Format = format };

    private static ExportDraftRequest Draft(ExportFormat format) => new() { CatalogueId = Sample.Catalogue, Format = format };
}
