namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>One of the eight elements that every item has is not there (国办发〔2019〕54号). Which they are is for <see cref="Elements.ItemChecks"/> to say.</summary>
/// <param name="id">Id of the rule.</param>
/// <param name="element">JSON name of the element.</param>
/// <param name="name">What people call it.</param>
/// <param name="example">What a violation looks like.</param>
public sealed class MissingElement(string id, string element, string name, string example) : IItemRule
{
    /// <summary>A rule for each element, in the order of the table.</summary>
    public static IReadOnlyList<MissingElement> All { get; } =
    [
        new("missing-name", "name", "名称", "“二级事项”一栏空白"),
        new("missing-content", "content", "公开内容", "“公开内容（要素）”一栏空白"),
        new("missing-bases", "bases", "公开依据", "“公开依据”一栏空白"),
        new("missing-time-limit", "timeLimit", "公开时限", "“公开时限”一栏空白"),
        new("missing-subjects", "subjects", "公开主体", "“公开主体”一栏空白"),
        new("missing-methods", "methods", "公开方式", "“主动”“依申请”两栏都没有勾选，常见于导入时丢失勾选"),
        new("missing-channels", "channels", "公开渠道和载体", "“公开渠道和载体”一栏没有选用任何渠道"),
        new("missing-audience", "audience", "公开对象", "“全社会”“特定群体”两栏都没有勾选，常见于导入时丢失勾选"),
    ];

    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        id,
        $"缺少{name}",
        $"国办发〔2019〕54号要求每个公开事项写明名称、内容、依据、时限、主体、方式、渠道和公开对象；这一项没有写{name}。",
        example,
        Severity.Error);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        if (element == "name")
        {
            if (string.IsNullOrWhiteSpace(item.Elements.Name)) yield return new("name", "公开事项名称不能为空");
            yield break;
        }

        foreach (var violation in item.Missing)
        {
            if (ElementTexts.ElementOf(violation.Field) == element) yield return new(violation.Field, violation.Description);
        }
    }
}
