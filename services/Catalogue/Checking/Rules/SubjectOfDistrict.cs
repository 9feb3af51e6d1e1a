using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A street's item that still names the district's department as subject (domain.md §8).</summary>
public sealed class SubjectOfDistrict : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "subject-of-district",
        "街道事项写了区级部门",
        "街道、镇目录里的事项由街道、镇公开，公开主体应当是街道、镇自己；与区级部门共同公开的，请说明理由。",
        "韦曲街道的目录里，公开主体写着“区民政局”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        if (!context.Catalogue.IsLocal) yield break;
        foreach (var (index, name) in item.Elements.Subjects.Index())
        {
            if (SubjectNames.OrganisationOf(name, context) is { Division.Length: 6 })
            {
                yield return new($"subjects[{index}].name", $"“{WrittenText.Shown(name)}”是区级机构，街道（镇）目录请写街道（镇）自己的名称");
            }
        }
    }
}
