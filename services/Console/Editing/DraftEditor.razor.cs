using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Editing;

/// <summary>The table of a draft, edited like a spreadsheet.</summary>
public sealed partial class DraftEditor
{
    private const float RowHeight = 74;
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly Dictionary<(string Item, string Column), string> unsaved = [];
    private readonly Dictionary<(string Item, string Column), Rejected> rejected = [];
    private DraftBoard board = null!;
    private EditingRoom.Seat? seat;
    private IJSObjectReference? script;
    private DotNetObjectReference<DraftEditor>? self;
    private ElementReference root;
    private CheckDraftResponse? findings;
    private (string ItemId, Column Column)? here;
    private OpenConflict? conflict;
    private CatalogueItem? removed;
    private RequestException? fault;
    private string timeLimit = "";
    private bool retrying, showForm;
    private int checkWanted;

    /// <summary>The catalogue.</summary>
    [Parameter, EditorRequired] public string CatalogueId { get; set; } = "";

    /// <summary>Whether it is only shown.</summary>
    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>Told the draft's present revision whenever it changes.</summary>
    [Parameter] public EventCallback<long> RevisionChanged { get; set; }

    [Inject] private StaffSession Session { get; set; } = null!;

    [Inject] private DraftService.DraftServiceClient Drafts { get; set; } = null!;

    [Inject] private EditingRoom Room { get; set; } = null!;

    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private IReadOnlyList<EditingRoom.Seat> Others => seat?.Others ?? [];

    private ICollection<CatalogueItem> Rows => [.. board.Items];

    private string SavingText => retrying ? "服务暂时不可用，正在重试；内容留在本机，不会丢失。"
        : unsaved.Count > 0 ? "正在保存……"
        : rejected.Count > 0 ? $"{rejected.Count} 个单元格没有保存，请改正"
        : ReadOnly ? "" : "全部已保存";

    /// <summary>The member is at a cell.</summary>
    [JSInvokable]
    public void Enter(string item, string column)
    {
        here = (item, Column.All.Single(one => one.Field == column));
        seat?.MoveTo(item);
        timeLimit = board.Find(item) is { } at ? TextOf(at, Column.All.Single(one => one.Field == "time_limit")) : "";
        StateHasChanged();
    }

    /// <summary>The member types.</summary>
    [JSInvokable]
    public void Typing(string item, string column, string text)
    {
        if (column == "time_limit")
        {
            timeLimit = text;
            StateHasChanged();
        }
    }

    /// <summary>The row of an item, from 0; -1 when it is gone.</summary>
    [JSInvokable]
    public int RowOf(string item) => (board.Find(item)?.Number ?? 0) - 1;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        seat?.Dispose();
        self?.Dispose();
        try
        {
            if (script is not null)
            {
                await script.InvokeVoidAsync("close", root);
                await script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its part with it.
        }

        ending.Dispose();
        writing.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        board = new(CatalogueId, Session, Drafts);
        await board.LoadAsync();
        seat = Room.Enter(CatalogueId, (await Session.MemberAsync()).Name, wrote => _ = InvokeAsync(() => wrote ? ReloadAsync() : RefreshAsync()));
        await CheckAsync();
        _ = LookAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The table is there only when the draft has been read.
        if (script is null && board.Revision > 0 && self is null)
        {
            self = DotNetObjectReference.Create(this);
            script = await Js.InvokeAsync<IJSObjectReference>("import", "/screens/grid.js");
            var member = await Session.MemberAsync();
            var recovered = await script.InvokeAsync<int>("open", root, self, $"draft {member.Username} {CatalogueId}");
            if (recovered > 0)
            {
                await RefreshAsync();
            }
        }
    }

    private Task RefreshAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task ReloadAsync()
    {
        try
        {
            await board.LoadAsync();
            await RevisionChanged.InvokeAsync(board.Revision);
            await CheckAsync();
        }
        catch (RequestException e)
        {
            fault = e;
        }

        StateHasChanged();
    }

    // Those at another replica are not heard here: look from time to time.
    private async Task LookAsync()
    {
        using var timer = new PeriodicTimer(LookEvery, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
            {
                if (unsaved.Count == 0)
                {
                    await LookOnceAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private async Task LookOnceAsync()
    {
        try
        {
            if (await board.LoadAsync())
            {
                await RevisionChanged.InvokeAsync(board.Revision);
                await CheckAsync();
                StateHasChanged();
            }
        }
        catch (RequestException)
        {
            // Away: the next look, or what is written next, will tell.
        }
    }

    private async Task SelectAsync(string item, string column = "name")
    {
        StateHasChanged();
        if (script is not null)
        {
            await script.InvokeVoidAsync("select", root, item, column);
        }
    }

    private string TextOf(CatalogueItem item, Column column) =>
        unsaved.TryGetValue((item.Id, column.Field), out var text) ? text
        : rejected.TryGetValue((item.Id, column.Field), out var refused) ? refused.Text
        : CellText.Of(item, column);

    private string OthersAt(string item) => string.Concat(Others.Where(other => other.ItemId == item).Select(other => $" {other.Name}"));
}
