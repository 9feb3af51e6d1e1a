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
    private readonly EventSignal events;
    private readonly ILogger logger;
    private readonly Thread thread;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim arrived = new(0);
    private Queue<IQueuedWrite> waiting = new();
    private bool closed;

    public CommitQueue(Session session, WriteAheadLog log, EventSignal events, string name, ILogger logger)
    {
        this.session = session;
        this.log = log;
        this.events = events;
        this.logger = logger;
        thread = new Thread(WriteAll) { IsBackground = true, Name = $"documents {name}" };
        thread.Start();
    }

    /// <summary>Queues a write; completes when it is on disk.</summary>
    /// <param name="write">Makes it, on the writer's thread; refuses by throwing before it has changed anything.</param>
    /// <param name="carriesEvents">Whether the relay shall be woken.</param>
    /// <param name="cancellation">Leaves the queue, as long as the write has not begun.</param>
    public Task<TResult> RunAsync<TResult>(Func<Session, TResult> write, bool carriesEvents, CancellationToken cancellation)
    {
        var queued = new QueuedWrite<TResult>(write, carriesEvents, cancellation);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            waiting.Enqueue(queued);
            if (waiting.Count > 1)
            {
                return queued.Task;
            }
        }

        arrived.Release();
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
        }

        arrived.Release();
        thread.Join();
        arrived.Dispose();
    }

    private void WriteAll()
    {
        var batch = new List<IQueuedWrite>();
        while (true)
        {
            arrived.Wait();
            while (Take(batch))
            {
                Commit(batch);
                batch.Clear();
            }

            lock (gate)
            {
                if (closed && waiting.Count == 0)
                {
                    return;
                }
            }
        }
    }

    private bool Take(List<IQueuedWrite> batch)
    {
        lock (gate)
        {
            while (batch.Count < LargestBatch && waiting.TryDequeue(out var write))
            {
                batch.Add(write);
            }
        }

        return batch.Count > 0;
    }

    private void Commit(List<IQueuedWrite> batch)
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
            Undo(batch, error.ToRefusal());
        }
        catch (Exception error)
        {
            Undo(batch, error);
        }

        log.Written(session);
    }

    private void Undo(List<IQueuedWrite> batch, Exception error)
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
