using OpenGov.Catalogues.Contract;
using OpenGov.Platform.Errors;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Checking;

/// <summary>Fields of requests about findings.</summary>
public static class CheckRequests
{
    /// <summary>Most findings of one request.</summary>
    public const int Most = 200;

    /// <summary>A request names some findings, and not too many.</summary>
    /// <exception cref="RequestException">It names none or too many.</exception>
    public static void RequireCount(int count, string field)
    {
        if (count is 0 or > Most)
        {
            throw Refused.Invalid(field, $"至少 1 个，最多 {Most} 个，现有 {count} 个");
        }
    }

    /// <summary>The fixes that a request chooses.</summary>
    public static IReadOnlyList<ChosenFix> Fixes(IReadOnlyList<Wire.ChosenFix> sent)
    {
        RequireCount(sent.Count, "fixes");
        return [.. sent.Index().Select(fix => new ChosenFix(
            RequestFields.ItemId(fix.Item.ItemId, $"fixes[{fix.Index}].itemId"), fix.Item.ItemRevision, fix.Item.FindingId))];
    }

    /// <summary>The severity that a request asks for; null for all.</summary>
    public static Severity? SeverityOf(Wire.FindingSeverity sent) => sent switch
    {
        Wire.FindingSeverity.Unspecified => null,
        var severity when Enum.IsDefined((Severity)(int)severity) => (Severity)(int)severity,
        _ => throw Refused.Invalid(
            "severity", "只能是 FINDING_SEVERITY_ERROR、FINDING_SEVERITY_WARNING、FINDING_SEVERITY_HINT 之一，或留空"),
    };
}
