using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>Changes of documents that nobody asked for just now: decided again on what is stored until they are written.</summary>
internal static class Changing
{
    /// <summary>Changes a document.</summary>
    /// <param name="documents">Where it is stored.</param>
    /// <param name="id">Its id.</param>
    /// <param name="decide">Gets what is stored and the revision that the change will have; null when there is nothing to change.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Whether something was written.</returns>
    public static async Task<bool> WriteAsync<T>(
        IDocuments<T> documents, string id, Func<T, long, Change<T>?> decide, CancellationToken cancellation)
        where T : class
    {
        while (await documents.FindAsync(id, cancellation) is { } stored && decide(stored.Value, stored.Revision + 1) is { } change)
        {
            try
            {
                await documents.ReplaceAsync(id, stored.Revision, change.Next, new Attached(change.Happened), cancellation);
                return true;
            }
            catch (StaleDocumentException)
            {
                // Somebody was faster; what they wrote is looked at.
            }
        }

        return false;
    }
}

/// <summary>A document after a change.</summary>
/// <param name="Next">The document.</param>
/// <param name="Happened">What happened, in order.</param>
internal sealed record Change<T>(T Next, IReadOnlyList<ServiceEvent> Happened) where T : class;
