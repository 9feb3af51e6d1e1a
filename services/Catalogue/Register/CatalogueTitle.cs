using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Register;

/// <summary>The official title of a catalogue.</summary>
public static class CatalogueTitle
{
    /// <summary>Longest title, in characters.</summary>
    public const int Length = 200;

    /// <summary>The usual form: division, domain, 领域基层政务公开标准目录 (国办发〔2019〕54号).</summary>
    public static string Usual(CatalogueId id, DirectorySnapshot directory) => Usual(directory.DivisionName(id.Division), directory.DomainName(id.Domain));

    /// <summary>
    /// A title as it is today: one of the usual form follows a division or domain that has another name now. One that a person gave stays.
    /// </summary>
    public static string Today(string title, CatalogueId id, DirectorySnapshot directory)
    {
        var divisions = directory.FormerDivisionNames(id.Division).Prepend(directory.DivisionName(id.Division)).ToList();
        var domains = directory.FormerDomainNames(id.Domain).Prepend(directory.DomainName(id.Domain));
        return domains.Any(domain => divisions.Any(division => title == Usual(division, domain))) ? Usual(id, directory) : title;
    }

    /// <summary>A version under the title of today.</summary>
    public static CatalogueVersion OfToday(CatalogueVersion version, DirectorySnapshot directory) =>
        version with { Title = Today(version.Title, CatalogueId.Stored(version.CatalogueId), directory) };

    /// <summary>A title that a person gave; the usual form when it is blank.</summary>
    /// <exception cref="RequestException">It is too long.</exception>
    public static string Given(string title, CatalogueId id, DirectorySnapshot directory) => title.Trim() switch
    {
        "" => Usual(id, directory),
        { Length: > Length } => throw Refused.Invalid("title", $"最多 {Length} 个字"),
        var given => given,
    };

    private static string Usual(string division, string domain) => $"{division}{domain}领域基层政务公开标准目录";
}
