using Google.Protobuf.WellKnownTypes;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Common.V1;

namespace OpenGov.Platform.Audit;

/// <summary>
/// Answers questions to the trail of a service. Administrators see all; the office of a district sees what people of its district did.
/// </summary>
public sealed class AuditDesk(AuditTrail trail, ChainVerifier verifier)
{
    private const string Administrator = "administrator";

    /// <summary>A page of entries, newest first.</summary>
    public async Task<Wire.ListAuditEntriesResponse> ListAsync(
        Wire.ListAuditEntriesRequest request, Caller caller, CancellationToken cancellation)
    {
        var question = Question(request.Filter, caller);
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListAuditEntries", request.Filter?.ToString() ?? "", question.Within ?? "");
        var (entries, next) = await trail.ListAsync(question, page.AfterNumber, page.Size, cancellation);
        return new()
        {
            Entries = { entries.Select(AuditMapping.ToWire) },
            NextPageToken = next is { } before ? page.TokenAfter(new QueryPlace(before, "audit")) : "",
        };
    }

    /// <summary>All entries, oldest first.</summary>
    public IAsyncEnumerable<Wire.AuditEntry> ExportAsync(Wire.ExportAuditEntriesRequest request, Caller caller, CancellationToken cancellation) =>
        trail.ExportAsync(Question(request.Filter, caller), cancellation).Select(AuditMapping.ToWire);

    /// <summary>Verifies the chain.</summary>
    public async Task<Wire.AuditVerification> VerifyAsync(Wire.VerifyAuditRequest request, CancellationToken cancellation)
    {
        if (request.NotedSequence < 0)
        {
            throw Refused.Invalid("notedSequence", "不能为负数；没有记下以前的末尾时为 0");
        }

        if (request.NotedSequence > 0 && (request.NotedHash.Length != 64 || !request.NotedHash.All(char.IsAsciiHexDigitLower)))
        {
            throw Refused.Invalid("notedHash", "应为 64 个小写十六进制字符，即与 notedSequence 一起记下的 lastHash");
        }

        return AuditMapping.ToWire(await verifier.VerifyAsync(
            request.NotedSequence == 0 ? null : new(request.NotedSequence, request.NotedHash), cancellation));
    }

    private static AuditQuestion Question(Wire.AuditFilter? filter, Caller caller) => new()
    {
        Account = OrNull(filter?.Account),
        Organisation = OrNull(filter?.OrganisationId),

        // An office whose token names no division sees nothing rather than everything.
        Within = caller.HasAny(Administrator) ? null : caller.Division.Length > 0 ? caller.Division : "?",
        Resource = OrNull(filter?.Resource),
        Rpc = OrNull(filter?.Rpc),
        From = Time("filter.fromTime", filter?.FromTime),
        Until = Time("filter.untilTime", filter?.UntilTime),
        Kind = filter is null or { Kind: Wire.AuditEntryKind.Unspecified } ? null : (AuditKind)(int)filter.Kind,
        Reason = OrNull(filter?.Reason),
    };

    private static DateTimeOffset? Time(string field, Timestamp? time)
    {
        try
        {
            return time?.ToDateTimeOffset();
        }
        catch (InvalidOperationException)
        {
            throw Refused.Invalid(field, "时间超出范围");
        }
    }

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
