using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace OpenGov.Platform.Documents.Embedded;

/// <summary>
/// Lets SQLite know which keys tell documents apart. Without it a question with two conditions may be answered through the index of
/// the one that half of all documents fulfil, which costs more the more there are.
/// </summary>
internal sealed class Statistics(ReadPool readers, ILogger logger)
{
    private long writes;
    private long next = 1_000;

    /// <summary>Told by the writer after each transaction; samples the indexes each time the number of writes has doubled.</summary>
    public void Written(Session writer, int count)
    {
        writes += count;
        if (writes < next)
        {
            return;
        }

        next = writes * 2;
        try
        {
            writer.Execute("PRAGMA analysis_limit=400");
            writer.Execute("ANALYZE");
            readers.Renew();
        }
        catch (SqliteException error)
        {
            logger.LogWarning(error, "The statistics of the indexes could not be updated.");
        }
    }
}
