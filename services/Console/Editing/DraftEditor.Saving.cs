using Microsoft.JSInterop;
using OpenGov.Platform.Errors;

namespace OpenGov.Screens.Editing;

// What becomes of a cell that was left: written, refused, in conflict, or waiting for a service that is away.
public sealed partial class DraftEditor
{
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

    private sealed record Rejected(string Text, string Before);

    private sealed record OpenConflict(CellChange Change, string Theirs);
}
