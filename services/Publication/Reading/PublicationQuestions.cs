using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Paging;
using OpenGov.Publications.Snapshots;

namespace OpenGov.Publications.Reading;

/// <summary>Checks what is asked before anything is read.</summary>
internal static class PublicationQuestions
{
    /// <summary>What a division must look like, for people.</summary>
    public const string DivisionForm = "应为 6 位（区县）或 9 位（街道、镇）行政区划代码，例如 610116；留空表示全部";

    private const string DomainForm = "应为两位领域代码，例如 06；留空表示全部";

    /// <summary>A division, or empty for all.</summary>
    public static string Division(string division) =>
        division.Length == 0 || CatalogueId.IsDivision(division) ? division : throw Refused.Invalid("division", DivisionForm);

    /// <summary>The UUID of something, as it is stored.</summary>
    /// <param name="text">As it came.</param>
    /// <param name="field">JSON path.</param>
    public static string Uuid(string text, string field) => Guid.TryParseExact(text, "D", out var id)
        ? id.ToString("D")
        : throw Refused.Invalid(field, "必须是 UUID，例如 3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10");

    /// <summary>The id of an organisation, or empty for all.</summary>
    public static string Organisation(string id) => id.Length <= 40 && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        ? id
        : throw Refused.Invalid("organisationId", "应为机构的 id，最多 40 个 a–z、0–9 和 - 字符，例如 610116-mzj；留空表示全部");

    /// <summary>The id of an item that was public once.</summary>
    public static string Item(string id) => id.Length <= 100 && !id.Any(char.IsControl)
        ? id
        : throw Refused.Invalid("itemId", "应为公开事项的 id，最多 100 个字符");

    /// <summary>A domain, or empty for all.</summary>
    public static string Domain(string domain) =>
        domain.Length == 0 || CatalogueId.IsDomain(domain) ? domain : throw Refused.Invalid("domain", DomainForm);

    public static PageRequest Page(this ListPublicationsRequest request)
    {
        List<Violation> violations = [];
        if (request.Division.Length > 0 && !CatalogueId.IsDivision(request.Division))
        {
            violations.Add(new("division", DivisionForm));
        }

        if (request.Domain.Length > 0 && !CatalogueId.IsDomain(request.Domain))
        {
            violations.Add(new("domain", DomainForm));
        }

        return violations.Count > 0
            ? throw Refused.Invalid(violations)
            : PageRequest.Of(request.PageSize, request.PageToken, "ListPublications", request.Division, request.Domain);
    }

    public static PageRequest Page(this ListSnapshotsRequest request) =>
        PageRequest.Of(request.PageSize, request.PageToken, "ListSnapshots", request.CatalogueId);

    public static string Catalogue(string catalogueId) => CatalogueId.TryParse(catalogueId, out _)
        ? catalogueId
        : throw Refused.Invalid("catalogueId", "应为“行政区划代码-领域代码”，例如 610116-06");

    public static int Number(int number) => number > 0
        ? number
        : throw Refused.Invalid("number", "应为从 1 开始的版本号");

    public static string NotedHash(string hash) => hash.Length == 0 || (hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower))
        ? hash
        : throw Refused.Invalid("notedHash", "应为 64 个小写十六进制字符；没有记下时留空");

    public static long FromSequence(long sequence) => sequence >= 0
        ? sequence
        : throw Refused.Invalid("fromSequence", "不能为负数；0 或 1 表示从头开始");
}
