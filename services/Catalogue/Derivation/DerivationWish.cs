using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Catalogues.Register;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Derivation;

/// <summary>What a street wants to derive.</summary>
/// <param name="Upstream">The district's catalogue.</param>
/// <param name="Choice">The items to take; empty for the rule of thumb (see <see cref="Localisation.Concerns"/>).</param>
/// <param name="Subject">The institution that becomes the subject; empty for the street itself.</param>
public sealed record DerivationWish(CatalogueId Upstream, IReadOnlyList<Guid> Choice, string Subject)
{
    /// <summary>Ids of items as callers send them.</summary>
    /// <param name="sent">At most 2,000 UUIDs, each once.</param>
    /// <param name="field">JSON path of the field, for the refusal.</param>
    public static IReadOnlyList<Guid> ItemIds(IReadOnlyCollection<string> sent, string field)
    {
        if (sent.Count > ElementLimits.Items)
        {
            throw Refused.TooLarge($"{field} 最多 {ElementLimits.Items} 个公开事项。", ElementLimits.Items);
        }

        var ids = new List<Guid>(sent.Count);
        var seen = new HashSet<Guid>();
        foreach (var (index, text) in sent.Index())
        {
            if (!Guid.TryParseExact(text, "D", out var id) || !seen.Add(id))
            {
                throw Refused.Invalid($"{field}[{index}]", "必须是公开事项的 id（UUID），每个只写一次");
            }

            ids.Add(id);
        }

        return ids;
    }

    /// <summary>The ids must be of items of that version.</summary>
    public static void RequireKnown(IReadOnlyList<Guid> ids, IReadOnlyList<CatalogueItem> items, string field)
    {
        var known = items.Select(item => item.Id).ToHashSet();
        List<Violation> unknown =
        [
            .. ids.Index().Where(id => !known.Contains(id.Item))
                .Select(id => new Violation($"{field}[{id.Index}]", $"上级目录的现行版本没有事项 {id.Item:D}")),
        ];
        if (unknown.Count > 0)
        {
            throw Refused.Invalid(unknown);
        }
    }

    /// <summary>The subject must be the street or an institution of it, by name, full name or alias.</summary>
    public static void RequireSubject(string subject, string division, DirectorySnapshot directory)
    {
        if (subject.Length > 0 && !directory.Organisations.Any(organisation => organisation.Division == division
            && (organisation.Name == subject || organisation.FullName == subject || organisation.Aliases.Contains(subject))))
        {
            throw Refused.Invalid("subject", "必须是本街道（镇）或其所属机构的名称；留空表示街道（镇）本身");
        }
    }
}
