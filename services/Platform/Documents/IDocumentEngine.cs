using OpenGov.Platform.Audit;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents;

/// <summary>The documents of one service: its own MongoDB database, or its own SQLite file.</summary>
public interface IDocumentEngine : IAsyncDisposable
{
    /// <summary>Documents of one kind; the collection, its indexes and its new keys are created on first use.</summary>
    IDocuments<T> Open<T>(DocumentType<T> type) where T : class;

    /// <summary>Creates what is missing of the opened collections now, instead of on first use.</summary>
    /// <exception cref="Errors.RequestException">The server is away; call again.</exception>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Events that were written with documents and are not yet logged.</summary>
    IPendingEvents Pending { get; }

    /// <summary>Records of the audit trail that were written with documents and are not yet in the chain.</summary>
    IPendingRecords Records { get; }

    /// <summary>Throws when the engine cannot read and write now.</summary>
    Task CheckAsync(CancellationToken cancellation);
}
