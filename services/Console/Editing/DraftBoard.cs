using OpenGov.Contracts.Catalogue.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;

namespace OpenGov.Screens.Editing;

/// <summary>
/// A draft as one open page edits it, cell by cell. Each cell that is left is written at once. Somebody else's change of another cell
/// never disturbs; one of the same cell is shown beside one's own, and nothing is written before the member has chosen.
/// </summary>
public sealed class DraftBoard(string catalogueId, StaffSession session, DraftService.DraftServiceClient drafts)
{
    // A cell that so many others change while it is written is a fight that people must end.
    private const int Tries = 5;
    private readonly Stack<CellChange> undo = new();
    private readonly Stack<CellChange> redo = new();

    /// <summary>The working version without its items.</summary>
    public CatalogueVersion Version { get; private set; } = new();

    /// <summary>The items as last read or written, in order.</summary>
    public IReadOnlyList<CatalogueItem> Items { get; private set; } = [];

    /// <summary>Revision of the draft.</summary>
    public long Revision { get; private set; }

    /// <summary>Whether there is a change of this page to take back.</summary>
    public bool CanUndo => undo.Count > 0;

    /// <summary>Whether a change was taken back that can be made again.</summary>
    public bool CanRedo => redo.Count > 0;

    /// <summary>Reads the draft.</summary>
    /// <returns>Whether anything differs from what was known.</returns>
    public async Task<bool> LoadAsync()
    {
        var draft = await session.CallAsync(headers => drafts.GetDraftAsync(new() { CatalogueId = catalogueId }, headers));
        var differs = draft.Revision != Revision;
        Items = [.. draft.Items];
        draft.Items.Clear();
        (Version, Revision) = (draft, draft.Revision);
        return differs;
    }

    /// <summary>An item; null when it was removed.</summary>
    public CatalogueItem? Find(string itemId) => Items.FirstOrDefault(item => item.Id == itemId);

    /// <summary>Writes a cell.</summary>
    /// <param name="change">The item, the column, the text as the member saw it before, and the new one.</param>
    public async Task<CellOutcome> WriteAsync(CellChange change)
    {
        var outcome = await WriteCellAsync(change);
        if (outcome is CellOutcome.Written && Find(change.ItemId) is { } item && CellText.Of(item, change.Column) is var text && text != change.Before)
        {
            // As it reads now: "主动公开" was written, "主动" stands there.
            undo.Push(change with { After = text });
            redo.Clear();
        }

        return outcome;
    }

    /// <summary>Takes the last change of this page back, unless somebody has changed the cell since.</summary>
    public Task<CellOutcome> UndoAsync() => StepAsync(undo, redo, change => change with { Before = change.After, After = change.Before });

    /// <summary>Makes the change that was last taken back again.</summary>
    public Task<CellOutcome> RedoAsync() => StepAsync(redo, undo, change => change);

    /// <summary>Adds an empty item after another.</summary>
    /// <param name="position">Its position, from 1.</param>
    /// <param name="category">Its 一级事项.</param>
    public async Task<CatalogueItem> AddAsync(int position, string category)
    {
        var request = new AddItemRequest
        {
            CatalogueId = catalogueId,
            Item = new() { Name = "新事项", Category = category },
            Position = position,
            RequestId = Guid.NewGuid().ToString(),
        };
        var change = await session.CallAsync(headers => drafts.AddItemAsync(request, headers));
        await LoadAsync();
        return change.Item;
    }

    /// <summary>Removes an item.</summary>
    public Task RemoveAsync(CatalogueItem item) => ThenLoadAsync(headers => drafts.RemoveItemAsync(
        new() { CatalogueId = catalogueId, ItemId = item.Id, Revision = item.Revision, RequestId = Guid.NewGuid().ToString() }, headers));

    /// <summary>Moves an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="position">Where to, from 1.</param>
    public Task MoveAsync(CatalogueItem item, int position) => ThenLoadAsync(headers => drafts.MoveItemAsync(
        new() { CatalogueId = catalogueId, ItemId = item.Id, Position = position, Revision = item.Revision, RequestId = Guid.NewGuid().ToString() }, headers));

    /// <summary>Puts a removed item back, as it was and where it was; it gets a new id.</summary>
    public Task PutBackAsync(CatalogueItem item) => ThenLoadAsync(headers => drafts.AddItemAsync(
        new() { CatalogueId = catalogueId, Item = item, Position = Math.Min(item.Number, Items.Count + 1), RequestId = Guid.NewGuid().ToString() }, headers));

    private async Task ThenLoadAsync(Func<Grpc.Core.Metadata, Grpc.Core.AsyncUnaryCall<ItemChange>> call)
    {
        await session.CallAsync(call);
        await LoadAsync();
    }

    private async Task<CellOutcome> StepAsync(Stack<CellChange> from, Stack<CellChange> to, Func<CellChange, CellChange> direction)
    {
        if (!from.TryPeek(out var change))
        {
            return new CellOutcome.Written();
        }

        var outcome = await WriteCellAsync(direction(change));
        from.Pop();
        if (outcome is CellOutcome.Written)
        {
            to.Push(change);
        }

        return outcome;
    }

    private async Task<CellOutcome> WriteCellAsync(CellChange change)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (Find(change.ItemId) is not { } item)
            {
                return new CellOutcome.Gone();
            }

            var present = CellText.Of(item, change.Column);
            var wanted = new CatalogueItem();
            if (CellText.Write(wanted, change.Column, change.After) is { } problem)
            {
                return new CellOutcome.Refused(problem);
            }

            if (present == CellText.Of(wanted, change.Column))
            {
                return new CellOutcome.Written();
            }

            if (present != change.Before)
            {
                return new CellOutcome.Conflict(present);
            }

            try
            {
                var request = new UpdateItemRequest
                {
                    CatalogueId = catalogueId,
                    ItemId = item.Id,
                    Item = wanted,
                    UpdateMask = new() { Paths = { change.Column.Field } },
                    Revision = item.Revision,
                    RequestId = Guid.NewGuid().ToString(),
                };
                Took(await session.CallAsync(headers => drafts.UpdateItemAsync(request, headers)));
                return new CellOutcome.Written();
            }
            catch (RequestException e) when (e.Reason is Reason.StaleRevision or Reason.NotFound)
            {
                // Somebody was faster: with another cell of the item it does not matter, with this one the loop tells.
                await LoadAsync();
            }
            catch (RequestException e) when (e.Reason is Reason.InvalidRequest or Reason.TooLarge)
            {
                return new CellOutcome.Refused(e.Violations.Count > 0 ? e.Violations[0].Description : e.Message);
            }
        }

        return new CellOutcome.Conflict(Find(change.ItemId) is { } last ? CellText.Of(last, change.Column) : "");
    }

    private void Took(ItemChange change)
    {
        Items = [.. Items.Select(item => item.Id == change.Item.Id ? change.Item : item)];
        Revision = change.DraftRevision;
    }
}

/// <summary>A change of one cell.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Column">The column.</param>
/// <param name="Before">Its text as the member saw it.</param>
/// <param name="After">The new text.</param>
public sealed record CellChange(string ItemId, Column Column, string Before, string After);

/// <summary>What became of a cell.</summary>
public abstract record CellOutcome
{
    private CellOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    public sealed record Written : CellOutcome;

    /// <summary>Nothing was written: the text cannot be.</summary>
    /// <param name="Problem">What is wrong and what is allowed.</param>
    public sealed record Refused(string Problem) : CellOutcome;

    /// <summary>Nothing was written: somebody else has changed the same cell.</summary>
    /// <param name="Theirs">What stands there now.</param>
    public sealed record Conflict(string Theirs) : CellOutcome;

    /// <summary>Nothing was written: somebody has removed the item.</summary>
    public sealed record Gone : CellOutcome;
}
