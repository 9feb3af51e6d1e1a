using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>
/// Keeps the write-ahead log short without stalling the writer. A second connection copies the log into the file while writing
/// goes on; only when the log has reached its bound does the writer itself copy the last bit, which is small by then, so
/// that the log begins anew.
/// </summary>
internal sealed class WriteAheadLog : IDisposable
{
    private readonly Session session;
    private readonly ILogger logger;
    private readonly Thread thread;
    private readonly SemaphoreSlim wanted = new(0);
    private volatile bool copying;
    private volatile bool closed;
    private readonly int longest;
    private readonly int copyEvery;
    private int inLog;
    private int sinceCopy;
    private int bound;

    /// <param name="file">The database file.</param>
    /// <param name="name">Name of the service, for the thread.</param>
    /// <param name="longest">Pages of 4 KiB after which the log shall begin anew.</param>
    /// <param name="logger">Told when copying fails.</param>
    public WriteAheadLog(string file, string name, int longest, ILogger logger)
    {
        this.longest = bound = longest;
        copyEvery = Math.Max(1, longest / 8);
        session = new Session(file, SqliteOpenMode.ReadWrite, "synchronous=FULL", "wal_autocheckpoint=0", "cache_size=-256");
        this.logger = logger;
        thread = new Thread(CopyAll) { IsBackground = true, Name = $"checkpoints {name}" };
        thread.Start();
    }

    /// <summary>Told by the writer after each transaction.</summary>
    public void Written(Session writer)
    {
        var frames = writer.TakePagesWritten();
        var total = Interlocked.Add(ref inLog, frames);
        sinceCopy += frames;
        if (copying)
        {
            return;
        }

        if (total >= bound && (sinceCopy < copyEvery || total >= 2 * bound))
        {
            BeginAnew(writer, total);
        }
        else if (sinceCopy >= copyEvery)
        {
            sinceCopy = 0;
            copying = true;
            wanted.Release();
        }
    }

    public void Dispose()
    {
        closed = true;
        wanted.Release();
        thread.Join();
        wanted.Dispose();
        session.Dispose();
    }

    private void BeginAnew(Session writer, int total)
    {
        // A long reader may be in the way: then again a good deal later, not after each commit.
        bound = total + copyEvery;
        try
        {
            if (writer.Checkpoint(restart: true).InLog >= 0)
            {
                Interlocked.Exchange(ref inLog, 0);
                sinceCopy = 0;
                bound = longest;
            }
        }
        catch (SqliteException error)
        {
            logger.LogWarning(error, "The write-ahead log could not be shortened.");
        }
    }

    private void CopyAll()
    {
        while (true)
        {
            wanted.Wait();
            if (closed)
            {
                return;
            }

            try
            {
                Copy();
            }
            catch (SqliteException error)
            {
                logger.LogWarning(error, "Copying the write-ahead log into the file failed; it is tried again.");
            }

            copying = false;
        }
    }

    private void Copy()
    {
        // What is written during a pass is left for the next, which is shorter each time.
        for (var pass = 0; pass < 3 && !closed; pass++)
        {
            var before = Volatile.Read(ref inLog);
            var (frames, copied) = session.Checkpoint(restart: false);
            if (frames < 0)
            {
                return;
            }

            // The log may have begun anew by itself; what was written meanwhile still counts.
            Interlocked.Add(ref inLog, frames - before);
            if (copied == frames)
            {
                return;
            }
        }
    }
}
