namespace OpenGov.Platform.Audit;

/// <summary>Which entries of a trail are wanted; what is null is not asked.</summary>
public sealed record AuditQuestion
{
    /// <summary>By this account, or on its behalf.</summary>
    public string? Account { get; init; }

    /// <summary>By somebody of this organisation.</summary>
    public string? Organisation { get; init; }

    /// <summary>By somebody of this division or one inside it.</summary>
    public string? Within { get; init; }

    /// <summary>About this: the document's id, or an id that the call named.</summary>
    public string? Resource { get; init; }

    /// <summary>Of this call: its full name, or its name alone.</summary>
    public string? Rpc { get; init; }

    /// <summary>Not before (UTC).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before (UTC).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Of this kind.</summary>
    public AuditKind? Kind { get; init; }

    /// <summary>Refused for this reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a record is wanted.</summary>
    public bool Asks(AuditRecord record) =>
        (Account is null || record.Account == Account || record.OnBehalfOf?.Split(',').Contains(Account) == true)
        && (Organisation is null || record.Organisation == Organisation)
        && (Within is null || record.Division?.StartsWith(Within, StringComparison.Ordinal) == true)
        && (Resource is null || IsAbout(record, Resource))
        && (Rpc is null || record.Rpc == Rpc || record.Rpc?.EndsWith("/" + Rpc, StringComparison.Ordinal) == true)
        && (From is null || record.At >= From)
        && (Until is null || record.At < Until)
        && (Kind is null || record.Kind == Kind)
        && (Reason is null || record.Reason == Reason);

    // A version's document is named after its catalogue, "610116-06:…".
    private static bool IsAbout(AuditRecord record, string resource) =>
        record.Document == resource
        || record.Document?.StartsWith(resource + ":", StringComparison.Ordinal) == true
        || record.Resources?.Any(named => named == resource || named.EndsWith("=" + resource, StringComparison.Ordinal)) == true;
}
