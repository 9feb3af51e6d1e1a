using OpenGov.Platform.Documents;

namespace OpenGov.Platform.Events;

/// <summary>Which process does a work that one process does at a time.</summary>
/// <param name="Holder">The process; empty when it was given back.</param>
/// <param name="Fence">Raised at each take-over: tells what an earlier holder still did from what the present one does.</param>
/// <param name="ExpiresAt">Until when it is held without renewal (UTC).</param>
public sealed record Lease(string Holder, long Fence, DateTimeOffset ExpiresAt)
{
    /// <summary>The leases of a service; the id is the name of the work.</summary>
    public static readonly DocumentType<Lease> Type = new DocumentType<Lease>("leases", schema: 1).NotAudited();
}
