using System.Buffers;
using OpenGov.Catalogues.Organisations;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>Agencies that no longer exist since the reforms of 2018 and 2021, in the text (domain.md §0.8). Titles of laws keep their old names.</summary>
public sealed class FormerAgency : IItemRule
{
    private static readonly Dictionary<string, string> Successors = new(StringComparer.Ordinal)
    {
        ["工商行政管理局"] = "市场监督管理局",
        ["工商局"] = "市场监督管理局",
        ["质量技术监督局"] = "市场监督管理局",
        ["质监局"] = "市场监督管理局",
        ["食品药品监督管理局"] = "市场监督管理局",
        ["食药监局"] = "市场监督管理局",
        ["国土资源局"] = "自然资源和规划局",
        ["环境保护局"] = "生态环境局",
        ["环保局"] = "生态环境局",
        ["卫生和计划生育局"] = "卫生健康局",
        ["卫计局"] = "卫生健康局",
        ["安全生产监督管理局"] = "应急管理局",
        ["安监局"] = "应急管理局",
        ["扶贫开发办公室"] = "乡村振兴局",
        ["扶贫办"] = "乡村振兴局",
        ["劳动和社会保障局"] = "人力资源和社会保障局",
        ["国家税务局"] = "税务局",
        ["地方税务局"] = "税务局",
        ["国税局"] = "税务局",
        ["地税局"] = "税务局",
    };

    private static readonly SearchValues<string> Former = SearchValues.Create([.. Successors.Keys], StringComparison.Ordinal);

    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "former-agency",
        "写了已经撤并的机构",
        "2018 年和 2021 年机构改革后，一些机构已经撤并或更名，公众按旧名称找不到单位。",
        "公开内容里写着“向区工商局投诉”",
        Severity.Hint);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var text in item.Texts)
        {
            if (text.Element is "bases" || text.Text.AsSpan().IndexOfAny(Former) is not (>= 0 and var at)) continue;
            var former = Successors.Keys.First(name => text.Text.AsSpan(at).StartsWith(name, StringComparison.Ordinal));

            // Where an office of that name still stands in the directory, the directory is right.
            if (text.Element is "subjects" && SubjectNames.OrganisationOf(text.Text, context) is not null) continue;
            if (context.Directory.Organisations.Any(organisation => Calls(organisation, former))) continue;
            yield return new(text.Field, $"“{former}”已经撤并，现在一般是“{Successors[former]}”，请核对");
        }
    }

    private static bool Calls(DirectoryOrganisation organisation, string former) =>
        organisation.Name.Contains(former, StringComparison.Ordinal) || organisation.FullName.Contains(former, StringComparison.Ordinal);
}
