using System.Text.RegularExpressions;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Responsibility;
using OpenGov.Catalogues.Versions;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Register;

/// <summary>Adding a catalogue, without any version.</summary>
public static partial class CreatingCatalogue
{
    /// <summary>The id that division and domain of a request give.</summary>
    /// <exception cref="RequestException">One of them is not a code, or the domain is not known.</exception>
    public static CatalogueId IdOf(string division, string domain, DirectorySnapshot directory)
    {
        if (!DivisionForm().IsMatch(division))
        {
            throw Refused.Invalid("division", "必须是 6 位（区）或 9 位（街道、镇）行政区划代码");
        }

        return directory.KnowsDomain(domain) ? new(division, domain) : throw Refused.Invalid("domain", "必须是已有领域的两位代码，例如 06");
    }

    /// <summary>The new catalogue and what happened.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="title">Its title; blank for the usual form.</param>
    /// <param name="upstream">What it is derived from; null for a catalogue of its own.</param>
    /// <param name="keepers">Who keeps it.</param>
    /// <param name="directory">Names for the title.</param>
    /// <param name="act">Who adds it.</param>
    public static (Catalogue Next, CatalogueCreated Happened) Create(
        CatalogueId id, string title, UpstreamPin? upstream, Keepers keepers, DirectorySnapshot directory, Act act)
    {
        Access.RequireCreating(keepers, act.By);
        RequireApplicable(id, directory);
        var catalogue = new Catalogue
        {
            Division = id.Division,
            Domain = id.Domain,
            Title = CatalogueTitle.Given(title, id, directory),
            Upstream = upstream,
            CreatedAt = act.At,
        };
        return (catalogue, new() { EventId = Guid.NewGuid(), OccurredAt = act.At, CatalogueId = id.ToString() });
    }

    /// <summary>A street or town that has declared that a domain does not concern it makes no catalogue of it.</summary>
    /// <exception cref="RequestException"><see cref="Reason.NotApplicable"/>.</exception>
    public static void RequireApplicable(CatalogueId id, DirectorySnapshot directory)
    {
        if (directory.NotApplicableReason(id) is { } reason)
        {
            throw new RequestException(
                Reason.NotApplicable,
                $"{directory.DivisionName(id.Division)}已声明不涉及“{directory.DomainName(id.Domain)}”领域（{reason}），不能编制这一目录；如情况有变，请先撤销声明。",
                facts: new Dictionary<string, string> { ["declared_reason"] = reason });
        }
    }

    /// <summary>The refusal when the catalogue exists.</summary>
    public static RequestException Exists(CatalogueId id) => Refused.AlreadyExists("标准目录", id.ToString());

    [GeneratedRegex(@"^([0-9]{6}|[0-9]{9})\z")]
    private static partial Regex DivisionForm();
}
