using Google.Protobuf;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Importing;

/// <summary>Takes an old table over: upload, preview, correction, and only then the draft.</summary>
public sealed partial class ImportPage : IDisposable
{
    // As DraftService.ImportDraft allows.
    private const long Largest = 10 * 1024 * 1024;

    private readonly List<ImportCorrection> corrections = [];
    private readonly List<ImportColumnChoice> columns = [];
    private CancellationTokenSource uploading = new();
    private CatalogueVersion? draft;
    private ImportDraftResponse? preview;
    private RequestException? fault;
    private ByteString content = ByteString.Empty;
    private string title = "", fileName = "";
    private int? progress;
    private int table;
    private bool busy, accepted, loaded;

    /// <summary>The catalogue.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] private StaffSession Session { get; set; } = null!;

    [Inject] private CatalogueService.CatalogueServiceClient Catalogues { get; set; } = null!;

    [Inject] private DraftService.DraftServiceClient Drafts { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    public void Dispose()
    {
        uploading.Cancel();
        uploading.Dispose();
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => DoAsync(async () =>
    {
        var catalogue = await Session.CallAsync(headers => Catalogues.GetCatalogueAsync(new() { Id = Id }, headers));
        title = catalogue.Title;
        draft = catalogue.Working is { State: VersionState.Draft } working ? working : null;
        loaded = true;
    });

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        (preview, accepted, table, fileName) = (null, false, 0, chosen.File.Name);
        corrections.Clear();
        columns.Clear();
        if (chosen.File.Size > Largest)
        {
            fault = new(Reason.TooLarge, $"文件有 {chosen.File.Size / 1024 / 1024} MB，最多 10 MB；请删去图片或拆成几个文件。");
            return;
        }

        uploading.Dispose();
        uploading = new();
        try
        {
            content = await ReadAsync(chosen.File, uploading.Token);
            await PreviewAsync();
        }
        catch (OperationCanceledException)
        {
            fileName = "";
        }
        catch (IOException)
        {
            fault = new(Reason.InvalidRequest, "文件没有上传完，请重新选择。");
        }
        finally
        {
            progress = null;
        }
    }

    private async Task<ByteString> ReadAsync(IBrowserFile file, CancellationToken cancellation)
    {
        await using var source = file.OpenReadStream(Largest, cancellation);
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await source.ReadAsync(buffer, cancellation)) > 0;)
        {
            kept.Write(buffer, 0, read);
            progress = (int)(kept.Length * 100 / Math.Max(1, file.Size));
            StateHasChanged();
        }

        return ByteString.CopyFrom(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private void Stop() => uploading.Cancel();

    private Task ChooseColumnAsync(ImportColumnChoice choice)
    {
        columns.RemoveAll(one => one.Column == choice.Column);
        columns.Add(choice);
        return PreviewAsync();
    }

    private Task PreviewAsync() => DoAsync(async () => preview = await SendAsync(onlyPreview: true));

    private Task ImportAsync() => DoAsync(async () =>
    {
        await SendAsync(onlyPreview: false);
        Navigation.NavigateTo($"/staff/catalogues/{Id}");
    });

    private async Task<ImportDraftResponse> SendAsync(bool onlyPreview)
    {
        var catalogue = await Session.CallAsync(headers => Catalogues.GetCatalogueAsync(new() { Id = Id }, headers));
        var request = new ImportDraftRequest
        {
            CatalogueId = Id,
            FileName = fileName,
            Content = content,
            // Decided from the preview: another draft since then is refused.
            Revision = onlyPreview ? catalogue.Working?.Revision ?? 0 : preview!.DraftRevision,
            Preview = onlyPreview,
            Table = table,
            Columns = { columns },
            Corrections = { corrections },
            AcceptWarnings = accepted,
            RequestId = Guid.NewGuid().ToString(),
        };
        return await Session.CallAsync(headers => Drafts.ImportDraftAsync(request, headers));
    }

    private async Task DoAsync(Func<Task> act)
    {
        (busy, fault) = (true, null);
        try
        {
            await act();
        }
        catch (RequestException e)
        {
            fault = e;
        }
        finally
        {
            busy = false;
        }
    }
}
