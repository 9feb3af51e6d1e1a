using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OpenGov.Platform.Audit;
using OpenGov.Platform.Events;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>
/// The documents of one service in one SQLite file: write-ahead log, every commit flushed to disk, one writer with group commit,
/// readers that never wait for it.
/// </summary>
internal sealed class EmbeddedEngine : IDocumentEngine
{
    private readonly Dictionary<string, object> opened = new(StringComparer.Ordinal);
    private readonly OwnedFile file;
    private readonly Session session;
    private readonly WriteAheadLog log;
    private readonly CommitQueue writer;
    private readonly ReadPool readers;
    private readonly TimeProvider time;
    private int closed;

    /// <summary>Opens the file, and creates it at first.</summary>
    /// <param name="folder">The folder of the files of all services.</param>
    /// <param name="service">Name of the service, and of the file.</param>
    /// <param name="time">For waiting.</param>
    /// <param name="logger">Told of failing storage.</param>
    /// <param name="largestFile">Pages of 4 KiB that the file may grow to; null for as many as the disk has.</param>
    /// <param name="longestLog">Pages after which the write-ahead log shall begin anew; 64 MiB by default.</param>
    /// <exception cref="InvalidOperationException">The folder cannot be written, the file is no database, or another process holds it.</exception>
    public EmbeddedEngine(string folder, string service, TimeProvider time, ILogger logger, int? largestFile = null, int longestLog = 16_384)
    {
        this.time = time;
        file = OwnedFile.Take(folder, service);
        try
        {
            // The writer does not wait for readers to leave the log; WriteAheadLog tries again later.
            session = new Session(
                file.Path, SqliteOpenMode.ReadWriteCreate, "journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=0", "busy_timeout=50", "cache_size=-8192");
            if (largestFile is { } pages)
            {
                session.Execute($"PRAGMA max_page_count={pages}");
            }

            session.Execute("BEGIN IMMEDIATE");
            foreach (var table in CollectionTable.Own)
            {
                session.Execute(table);
            }

            session.Execute("COMMIT");
        }
        catch (SqliteException error)
        {
            session?.Dispose();
            file.Dispose();
            throw new InvalidOperationException($"Documents__Path: \"{file.Path}\" cannot be opened: {error.Message}", error);
        }

        var signal = new EventSignal(time);
        log = new WriteAheadLog(file.Path, service, longestLog, logger);
        readers = new ReadPool(file.Path);
        writer = new CommitQueue(session, log, new Statistics(readers, logger), signal, service, logger);
        Pending = new EmbeddedPending(readers, writer, signal);
        Records = new EmbeddedRecords(readers, writer);
    }

    public IPendingEvents Pending { get; }

    public IPendingRecords Records { get; }

    public IDocuments<T> Open<T>(DocumentType<T> type) where T : class
    {
        lock (opened)
        {
            if (!opened.TryGetValue(type.Collection, out var documents))
            {
                documents = Create(type);
                opened.Add(type.Collection, documents);
            }

            return (IDocuments<T>)documents;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Nothing to do: <see cref="Open"/> has done it.</remarks>
    public Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task CheckAsync(CancellationToken cancellation) => writer.RunAsync(
        session => session.Prepared("INSERT INTO checks (id, number) VALUES (1, 1) ON CONFLICT DO UPDATE SET number = number + 1").Run(),
        carriesEvents: false,
        cancellation);

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) == 0)
        {
            writer.Dispose();
            log.Dispose();
            readers.Dispose();

            // The last connection to close copies the log into the file and removes it.
            session.Dispose();
            file.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private ObservedDocuments<T> Create<T>(DocumentType<T> type) where T : class
    {
        CollectionTable.CheckName(type.Collection);
        writer.RunAsync(
            session =>
            {
                new CollectionTable<T>(type).Prepare(session);
                return true;
            },
            carriesEvents: false,
            CancellationToken.None).GetAwaiter().GetResult();
        return new ObservedDocuments<T>(new EmbeddedDocuments<T>(type, readers, writer, time), type.Collection);
    }
}
