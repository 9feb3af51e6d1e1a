using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A subject that was left as the template had it (domain.md §8).</summary>
public sealed class SubjectPlaceholder : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "subject-placeholder",
        "主体还是模板里的写法",
        "公开主体要写本区真实的机构名称，不能保留模板里的“XX市”“县级人民政府民政部门”“各级”等写法。",
        "公开主体写着“县级人民政府民政部门”",
        Severity.Error);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var (index, name) in item.Elements.Subjects.Index())
        {
            if (SubjectNames.IsPlaceholder(name) && SubjectNames.OrganisationOf(name, context) is null)
            {
                yield return new(
                    $"subjects[{index}].name", $"“{WrittenText.Shown(name)}”是模板里的写法，请换成本区机构的名称，例如“区民政局”");
            }
        }
    }
}
