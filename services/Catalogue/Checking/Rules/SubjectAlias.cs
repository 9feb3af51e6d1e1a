using OpenGov.Catalogues.Items;
using OpenGov.Catalogues.Organisations;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>An organisation by a name that it does not have any more, or never had: the directory knows it as alias.</summary>
public sealed class SubjectAlias : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "subject-alias",
        "主体不是现用名称",
        "机构改革或更名后，公开主体要用机构名录里的现用名称，各目录才能一致；原名和别名可以自动替换。",
        "名录里的名称是“区行政审批局”，表里写“区行政审批服务局”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var (index, name) in item.Elements.Subjects.Index())
        {
            if (SubjectNames.OrganisationOf(name, context) is { } organisation && !IsCurrent(name, organisation))
            {
                yield return new($"subjects[{index}].name", $"“{WrittenText.Shown(name)}”的现用名称是“{organisation.Name}”，请替换")
                {
                    Fix = new("subjects", elements => Rename(elements, name, organisation.Name)),
                    Basis = organisation.Name,
                };
            }
        }
    }

    private static bool IsCurrent(string name, DirectoryOrganisation organisation) =>
        SubjectNames.Body(name) is var body && (body == organisation.Name || body == organisation.FullName || name == organisation.Name || name == organisation.FullName);

    private static ItemElements Rename(ItemElements elements, string name, string current) =>
        ElementTexts.Map(elements, "subjects", subject => subject == name ? current + name[SubjectNames.Body(name).Length..] : subject);
}
