using Microsoft.AspNetCore.Components;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Deriving;

/// <summary>上级更新合并: what the district changed, what the street has, and who decides where both changed the same.</summary>
public sealed partial class UpstreamPage
{
    private readonly Dictionary<(string Item, string Field), FieldDecision> fields = [];
    private readonly Dictionary<string, ItemDecision> items = [];
    private RebaseDraftResponse? preview;
    private RequestException? fault;
    private string title = "", done = "";
    private long revision;
    private int open;
    private bool draftOpen, busy;

    /// <summary>The derived catalogue.</summary>
    [Parameter] public string Id { get; set; } = "";

    [Inject] private StaffSession Session { get; set; } = null!;

    [Inject] private CatalogueService.CatalogueServiceClient Catalogues { get; set; } = null!;

    [Inject] private DraftService.DraftServiceClient Drafts { get; set; } = null!;

    [Inject] private DerivationService.DerivationServiceClient Derivations { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        fields.Clear();
        items.Clear();
        return PreviewAsync();
    }

    private Task PreviewAsync() => DoAsync(LoadAsync);

    private async Task LoadAsync()
    {
        var catalogue = await Session.CallAsync(headers => Catalogues.GetCatalogueAsync(new() { Id = Id }, headers));
        title = catalogue.Title;
        draftOpen = catalogue.Working?.State == VersionState.Draft;
        preview = await Session.CallAsync(headers => Derivations.RebaseDraftAsync(Request(preview: true), headers));
        (revision, open) = (preview.DraftRevision, preview.OpenConflictCount);
    }

    private Task OpenAsync() => DoAsync(async () =>
    {
        await Session.CallAsync(headers => Drafts.OpenDraftAsync(new() { CatalogueId = Id, RequestId = Guid.NewGuid().ToString() }, headers));
        await LoadAsync();
    });

    private Task RebaseAsync() => DoAsync(async () =>
    {
        var result = await Session.CallAsync(headers => Derivations.RebaseDraftAsync(Request(preview: false), headers));
        fields.Clear();
        items.Clear();
        await LoadAsync();
        done = $"已合并：新增 {result.AddedCount}，修改 {result.ChangedCount}，删除 {result.RemovedCount}。";
    });

    private RebaseDraftRequest Request(bool preview) => new()
    {
        CatalogueId = Id,
        UpstreamVersion = preview ? 0 : this.preview!.Upstream.CurrentVersion,
        Revision = preview ? 0 : revision,
        Preview = preview,
        FieldDecisions = { fields.Values },
        ItemDecisions = { items.Values },
        RequestId = Guid.NewGuid().ToString(),
    };

    private async Task DoAsync(Func<Task> act)
    {
        (busy, fault, done) = (true, null, "");
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
