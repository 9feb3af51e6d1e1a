using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

namespace OpenGov.Departments.Input;

/// <summary>Comparing revisions.</summary>
public static class Revisions
{
    /// <summary>Refuses a change that was made from another revision than the stored one.</summary>
    /// <exception cref="RequestException"><see cref="Reason.StaleRevision"/>.</exception>
    public static void RequireRevision<T>(this Stored<T> stored, long madeFrom) where T : class
    {
        if (stored.Revision != madeFrom)
        {
            throw Refused.Stale(stored.Revision);
        }
    }
}
