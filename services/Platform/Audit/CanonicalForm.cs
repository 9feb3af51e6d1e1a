using OpenGov.Platform.Canonical;

namespace OpenGov.Platform.Audit;

/// <summary>
/// What the hash of an entry is made of, so that anybody can compute it again from an export. Lines of UTF-8, each ended by one line
/// feed: first "opengov-audit-1", then for each field in the order below "name=length:value", the length in bytes of the value. What does not apply
/// has length 0. Fields: service, sequence, previous (hash of the entry before; 64 zeros before the first), id (UUID), kind, time
/// (milliseconds since 1970, UTC), actor, account, organisation, division, on_behalf_of, address, rpc, request_id, resources (number of
/// them), then a line "resource" for each, collection, document, revision, reason, count. Enumerations by their names in the contract
/// without prefix, in capitals.
/// </summary>
public static class CanonicalForm
{
    /// <summary>Stands for the hash before the first entry.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>The hash of an entry.</summary>
    /// <param name="service">Name of the service whose chain it is.</param>
    /// <param name="sequence">Its place.</param>
    /// <param name="previous">Hash of the entry before.</param>
    /// <param name="record">The record.</param>
    public static string Hash(string service, long sequence, string previous, AuditRecord record) =>
        Form(service, sequence, previous, record).Hash();

    /// <summary>The text that is hashed.</summary>
    internal static string Text(string service, long sequence, string previous, AuditRecord record) =>
        Form(service, sequence, previous, record).ToString();

    private static CanonicalText Form(string service, long sequence, string previous, AuditRecord record) => new CanonicalText("opengov-audit-1")
        .Add("service", service)
        .Add("sequence", sequence)
        .Add("previous", previous)
        .Add("id", record.Id.ToString("D"))
        .Add("kind", Name(record.Kind))
        .Add("time", record.At.ToUnixTimeMilliseconds())
        .Add("actor", Name(record.Actor))
        .Add("account", record.Account)
        .Add("organisation", record.Organisation)
        .Add("division", record.Division)
        .Add("on_behalf_of", record.OnBehalfOf)
        .Add("address", record.Address)
        .Add("rpc", record.Rpc)
        .Add("request_id", record.RequestId)
        .Add("resources", "resource", record.Resources ?? [])
        .Add("collection", record.Collection)
        .Add("document", record.Document)
        .Add("revision", record.Revision)
        .Add("reason", record.Reason)
        .Add("count", record.Count);

    private static string Name<TEnum>(TEnum value) where TEnum : struct, Enum => value.ToString().ToUpperInvariant();
}
