using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>
/// The one writer of a file. Whatever waits when it becomes free is written in one transaction, so that all of it shares one
/// flush to disk; each caller is answered after the commit. A write that is refused (stale, duplicate) is refused by its first
/// statement, which SQLite undoes by itself, so it needs no savepoint and does not spoil the others.
/// </summary>
internal sealed class CommitQueue : IDisposable
{
    private const int LargestBatch = 256;
    private readonly Session session;
    private readonly WriteAheadLog log;
    private readonly Statistics statistics;
    private readonly EventSignal events;
    private readonly ILogger logger;
    private readonly Thread thread;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim handedOver = new(0);
    private readonly Queue<IQueuedWrite> waiting = new();
    private readonly List<IQueuedWrite> batch = [];
    private bool isWriting;
    private bool closed;
    private bool ended;

    public CommitQueue(Session session, WriteAheadLog log, Statistics statistics, EventSignal events, string name, ILogger logger)
    {
        this.session = session;
        this.log = log;
        this.statistics = statistics;
        this.events = events;
        this.logger = logger;
        thread = new Thread(WriteOn) { IsBackground = true, Name = $"documents {name}" };
        thread.Start();
    }

    /// <summary>
    /// Makes a write; completes when it is on disk. While nobody writes, the caller does it itself, which spares a lonely caller two
    /// changes of thread; what arrives meanwhile is the thread's.
    /// </summary>
    /// <param name="write">Makes it; refuses by throwing before it has changed anything.</param>
    /// <param name="carriesEvents">Whether the relay shall be woken.</param>
    /// <param name="cancellation">Leaves the queue, as long as the write has not begun.</param>
    public Task<TResult> RunAsync<TResult>(Func<Session, TResult> write, bool carriesEvents, CancellationToken cancellation)
    {
        var queued = new QueuedWrite<TResult>(write, carriesEvents, cancellation);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (isWriting)
            {
                waiting.Enqueue(queued);
                return queued.Task;
            }

            isWriting = true;
        }

        batch.Add(queued);
        Commit();
        lock (gate)
        {
            if (waiting.Count > 0 || closed)
            {
                handedOver.Release();
            }
            else
            {
                isWriting = false;
            }
        }

        return queued.Task;
    }

    /// <summary>Writes what waits, then ends.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            closed = true;
            if (!isWriting)
            {
                isWriting = true;
                handedOver.Release();
            }
        }

        thread.Join();
        handedOver.Dispose();
    }

    /// <summary>The thread: whenever writing is handed over to it, it goes on until nothing waits.</summary>
    private void WriteOn()
    {
        do
        {
            handedOver.Wait();
            while (Take())
            {
                Commit();
            }
        }
        while (!ended);
    }

    private bool Take()
    {
        lock (gate)
        {
            while (batch.Count < LargestBatch && waiting.TryDequeue(out var write))
            {
                batch.Add(write);
            }

            // Nothing comes after closing. Only who writes may decide that writing has ended.
            ended = closed && batch.Count == 0;
            isWriting = batch.Count > 0 || ended;
            return batch.Count > 0;
        }
    }

    private void Commit()
    {
        try
        {
            session.Prepared("BEGIN IMMEDIATE").Run();
            var carriesEvents = false;
            foreach (var write in batch)
            {
                carriesEvents |= write.Apply(session);
            }

            session.Prepared("COMMIT").Run();
            if (carriesEvents)
            {
                events.Raise();
            }

            foreach (var write in batch)
            {
                write.Settle();
            }
        }
        catch (SqliteException error)
        {
            logger.LogError(error, "A transaction of {Writes} writes failed.", batch.Count);
            Undo(error.ToRefusal());
        }
        catch (Exception error)
        {
            Undo(error);
        }

        statistics.Written(session, batch.Count);
        log.Written(session);
        batch.Clear();
    }

    private void Undo(Exception error)
    {
        try
        {
            // A full disk may have rolled back already.
            if (session.IsInTransaction)
            {
                session.Execute("ROLLBACK");
            }
        }
        catch (SqliteException second)
        {
            logger.LogError(second, "Rolling back failed.");
        }

        foreach (var write in batch)
        {
            write.Fail(error);
        }
    }
}
