using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A subject that is no organisation of the district: misspelt, merged away, or a role ("招标人") rather than an organisation.</summary>
public sealed class SubjectUnknown : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "subject-unknown",
        "主体不是本区机构",
        "公开主体应当是机构名录里的本区机构或街道（镇），职责才能落到单位；也可以写“各街道办事处”这类统称。写的是“招标人”等角色的，请说明理由；名称不同的，请改成名录里的名称，或在名录里加上别名。",
        "公开主体写着“区民正局”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        if (!context.KnowsOrganisations) yield break;
        foreach (var (index, name) in item.Elements.Subjects.Index())
        {
            if (SubjectNames.IsPlaceholder(name)) continue;
            var organisation = SubjectNames.OrganisationOf(name, context);
            if (organisation is null && !SubjectNames.IsGroup(name))
            {
                yield return new($"subjects[{index}].name", $"机构名录里没有“{WrittenText.Shown(name)}”，请改成本区机构的名称");
            }
            else if (context.Catalogue.IsLocal && organisation is { Division.Length: 9 } && organisation.Division != context.Catalogue.Division)
            {
                yield return new($"subjects[{index}].name", $"“{WrittenText.Shown(name)}”是别的街道（镇）的机构，请改成本街道的名称");
            }
        }
    }
}
