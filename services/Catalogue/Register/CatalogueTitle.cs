using OpenGov.Catalogues.Organisations;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Register;

/// <summary>The official title of a catalogue.</summary>
public static class CatalogueTitle
{
    /// <summary>Longest title, in characters.</summary>
    public const int Length = 200;

    /// <summary>The usual form: division, domain, 领域基层政务公开标准目录 (国办发〔2019〕54号).</summary>
    public static string Usual(CatalogueId id, DirectorySnapshot directory) =>
        $"{directory.DivisionName(id.Division)}{directory.DomainName(id.Domain)}领域基层政务公开标准目录";

    /// <summary>A title that a person gave; the usual form when it is blank.</summary>
    /// <exception cref="RequestException">It is too long.</exception>
    public static string Given(string title, CatalogueId id, DirectorySnapshot directory) => title.Trim() switch
    {
        "" => Usual(id, directory),
        { Length: > Length } => throw Refused.Invalid("title", $"最多 {Length} 个字"),
        var given => given,
    };
}
