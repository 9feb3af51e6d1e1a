using Microsoft.JSInterop;
using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;

namespace OpenGov.Screens.Editing;

// Items that are added, moved, removed and put back.
public sealed partial class DraftEditor
{
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
}
