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

    /// <summary>A cell was left with a new text.</summary>
    /// <returns>Whether it is settled. Otherwise, refused or in conflict, the browser keeps it, too.</returns>
    [JSInvokable]
    public Task<bool> Commit(string item, string column, string before, string after)
    {
        // What was refused stands in the cell, but what the draft has is what it was before.
        var seen = rejected.TryGetValue((item, column), out var earlier) ? earlier.Before : before;
        return WriteAsync(new(item, Column.All.Single(one => one.Field == column), seen, after), board.WriteAsync);
    }

    /// <summary>A block of cells was pasted with its upper left corner at a cell.</summary>
    [JSInvokable]
    public async Task Paste(string item, string column, string[][] block)
    {
        var first = Column.All.Select((one, index) => (one, index)).Single(pair => pair.one.Field == column).index;
        var row = RowOf(item);
        foreach (var line in block)
        {
            if (row >= board.Items.Count)
            {
                await DoAsync(() => board.AddAsync(board.Items.Count + 1, ""));
            }

            var target = board.Items[row++];
            for (var i = 0; i < line.Length && first + i < Column.All.Count; i++)
            {
                var cell = Column.All[first + i];
                await WriteAsync(new(target.Id, cell, CellText.Of(target, cell), line[i]), board.WriteAsync);
            }
        }
    }

    /// <summary>Takes the last change back.</summary>
    [JSInvokable]
    public Task Undo() => WriteAsync(null, _ => board.UndoAsync());

    /// <summary>Makes it again.</summary>
    [JSInvokable]
    public Task Redo() => WriteAsync(null, _ => board.RedoAsync());

    /// <summary>Adds an item below another.</summary>
    [JSInvokable]
    public Task Insert(string item) => AddAsync(RowOf(item) + 2, board.Find(item)?.Category ?? "");

    /// <summary>Moves an item up or down.</summary>
    [JSInvokable]
    public Task Move(string item, int rows) => MoveTo(item, RowOf(item) + 1 + rows);

    /// <summary>Moves an item to a position, from 1.</summary>
    [JSInvokable]
    public async Task MoveTo(string item, int position)
    {
        if (!ReadOnly && board.Find(item) is { } moved && position >= 1 && position <= board.Items.Count)
        {
            await DoAsync(() => board.MoveAsync(moved, position));
            await SelectAsync(item);
        }
    }

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

    private async Task<bool> WriteAsync(CellChange? change, Func<CellChange, Task<CellOutcome>> write)
    {
        if (ReadOnly)
        {
            return false;
        }

        (string, string)? cell = change is null ? null : (change.ItemId, change.Column.Field);
        if (cell is { } key)
        {
            unsaved[key] = change!.After;
            rejected.Remove(key);
            StateHasChanged();
        }

        // One after another, in the order in which cells were left.
        await writing.WaitAsync(ending.Token);
        bool settled;
        try
        {
            settled = Settle(change, await UntilReachedAsync(() => write(change!)));
        }
        finally
        {
            writing.Release();
            if (cell is { } done && unsaved.GetValueOrDefault(done) == change!.After)
            {
                unsaved.Remove(done);
            }

            StateHasChanged();
        }

        seat?.Wrote();
        await RevisionChanged.InvokeAsync(board.Revision);
        _ = CheckAsync();
        return settled;
    }

    private bool Settle(CellChange? change, CellOutcome outcome)
    {
        switch (outcome)
        {
            case CellOutcome.Refused refused when change is not null:
                rejected[(change.ItemId, change.Column.Field)] = new(change.After, change.Before);
                fault = new(Reason.InvalidRequest, $"第 {RowOf(change.ItemId) + 1} 项“{change.Column.Title}”没有保存：{refused.Problem}");
                return false;
            case CellOutcome.Conflict other when change is not null:
                conflict = new(change, other.Theirs);
                return false;
            case CellOutcome.Conflict or CellOutcome.Refused:
                fault = new(Reason.StaleRevision, "这个单元格后来被别人改过，不能撤销或重做。");
                break;
            case CellOutcome.Gone:
                fault = new(Reason.NotFound, change is null ? "这一项已被别人删除。" : $"这一项已被别人删除，没有保存的内容是：{change.After}");
                break;
            default:
                fault = null;
                break;
        }

        return true;
    }

    // A service that is away comes back: nothing that was entered is given up for it.
    private async Task<T> UntilReachedAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                var result = await call();
                retrying = false;
                return result;
            }
            catch (RequestException e) when (e.Reason is Reason.Unavailable)
            {
                retrying = true;
                StateHasChanged();
                await Task.Delay(RetryEvery, Clock, ending.Token);
            }
        }
    }

    private async Task DoAsync(Func<Task> act)
    {
        try
        {
            fault = null;
            await act();
            seat?.Wrote();
            await RevisionChanged.InvokeAsync(board.Revision);
            await CheckAsync();
        }
        catch (RequestException e)
        {
            fault = e;
        }

        StateHasChanged();
    }

    private async Task ChooseAsync(string? text)
    {
        var (change, theirs) = conflict!;
        conflict = null;
        if (script is not null)
        {
            await script.InvokeVoidAsync("forget", root, change.ItemId, change.Column.Field);
        }

        if (text is not null)
        {
            await WriteAsync(change with { Before = theirs, After = text }, board.WriteAsync);
        }

        await SelectAsync(change.ItemId, change.Column.Field);
    }

    private Task AddAtEndAsync() => AddAsync(board.Items.Count + 1, board.Items is [.., var last] ? last.Category : "");

    private async Task AddAsync(int position, string category)
    {
        if (ReadOnly)
        {
            return;
        }

        CatalogueItem? added = null;
        await DoAsync(async () => added = await board.AddAsync(position, category));
        if (added is not null)
        {
            await SelectAsync(added.Id);
        }
    }

    private Task MoveHereAsync(int rows) => here is { } at ? Move(at.ItemId, rows) : Task.CompletedTask;

    private async Task RemoveHereAsync()
    {
        if (here is { } at && board.Find(at.ItemId) is { } item)
        {
            await DoAsync(async () =>
            {
                await board.RemoveAsync(item);
                (removed, here) = (item, null);
            });
        }
    }

    private Task PutBackAsync() => DoAsync(async () =>
    {
        await board.PutBackAsync(removed!);
        removed = null;
    });

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

    private async Task CheckAsync()
    {
        // While several cells are left one after another, only the last check is of use.
        var wanted = ++checkWanted;
        var found = new CheckDraftResponse();
        try
        {
            for (string? token = ""; token is not null;)
            {
                var page = await Session.CallAsync(headers => Drafts.CheckDraftAsync(
                    new() { CatalogueId = CatalogueId, PageSize = 200, PageToken = token }, headers));
                if (wanted != checkWanted)
                {
                    return;
                }

                page.Findings.AddRange(found.Findings);
                (found, token) = (page, page.NextPageToken.Length > 0 ? page.NextPageToken : null);
            }

            findings = found;
            StateHasChanged();
        }
        catch (RequestException)
        {
            // The findings of before stay; the next change asks again.
        }
    }

    private Task GoAsync(Finding finding) => finding.ItemId.Length == 0
        ? Task.CompletedTask
        : SelectAsync(finding.ItemId, (Column.OfPath(finding.Field) ?? Column.All[1]).Field);

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

    private IReadOnlyList<Finding> At(string item, Column column) => findings is null
        ? []
        : [.. findings.Findings.Where(finding => finding.ItemId == item && Column.OfPath(finding.Field) == column)];

    private string ClassOf(string item, Column column, IReadOnlyList<Finding> found) => string.Join(' ', Classes(item, column, found));

    private IEnumerable<string> Classes(string item, Column column, IReadOnlyList<Finding> found)
    {
        if (unsaved.ContainsKey((item, column.Field)))
        {
            yield return "saving";
        }

        if (rejected.ContainsKey((item, column.Field)) || found.Any(finding => finding.Severity == FindingSeverity.Error))
        {
            yield return "bad";
        }
        else if (found.Any(finding => finding.Severity == FindingSeverity.Warning && finding.Waiver is null))
        {
            yield return "warn";
        }
    }

    private string OthersAt(string item) => string.Concat(Others.Where(other => other.ItemId == item).Select(other => $" {other.Name}"));

    private sealed record Rejected(string Text, string Before);

    private sealed record OpenConflict(CellChange Change, string Theirs);
}
