using OpenGov.Platform.Documents;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Tests.Documents;

/// <summary>What both engines promise. A subclass for each gives an engine on storage of its own.</summary>
public abstract partial class DocumentsContract : IAsyncLifetime
{
    /// <summary>The engine under test, empty at first.</summary>
    protected IDocumentEngine Engine { get; private set; } = null!;

    /// <summary>Its sheets.</summary>
    protected IDocuments<Sheet> Sheets { get; private set; } = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await PrepareStorageAsync();
        Engine = OpenEngine();
        Sheets = Engine.Open(Sheet.Type());
    }

    public async ValueTask DisposeAsync()
    {
        // Where a server is missing the test was skipped before there was an engine.
        if (Engine is not null)
        {
            await Engine.DisposeAsync();
            await RemoveStorageAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask PrepareStorageAsync();

    protected abstract ValueTask RemoveStorageAsync();

    /// <summary>An engine on this test's storage; the one before is disposed.</summary>
    protected abstract IDocumentEngine OpenEngine();

    /// <summary>Ends the engine and opens another on the same storage.</summary>
    protected async Task ReopenAsync()
    {
        await Engine.DisposeAsync();
        Engine = OpenEngine();
    }

    protected static Sheet New(string title, string? slot = null, string? owner = null, long? rank = null) =>
        new() { Title = title, Slot = slot, Owner = owner, Rank = rank };

    protected static Attached Happened(params string[] notes) => new([.. notes.Select(note => SheetChanged.Of("s", note))]);

    protected Task<Stored<Sheet>> InsertAsync(string id, Sheet sheet) => Sheets.InsertAsync(id, sheet, Attached.Nothing, Ct);

    protected async Task<IReadOnlyList<PendingEvent>> PendingAsync() => await Engine.Pending.ReadAsync(1000, Ct);

    protected async Task<string> IdsAsync(DocumentQuery query) => string.Join(' ', (await Sheets.QueryAsync(query, Ct)).Select(s => s.Id));
}
