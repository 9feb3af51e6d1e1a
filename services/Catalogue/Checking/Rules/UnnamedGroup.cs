using System.Text.RegularExpressions;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>特定群体 without saying which one.</summary>
public sealed partial class UnnamedGroup : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "unnamed-group",
        "没有写明是哪些人",
        "公开对象选“特定群体”时要写明是哪些人，例如“申请人”“被征收人”，公众才知道自己能不能看到。",
        "特定群体一栏写着“是”或“特定群体”",
        Severity.Error);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        var groups = item.Elements.Audience.SpecificGroups;
        if (groups.Length > 0 && NamesNobody().IsMatch(WrittenText.Compact(groups)))
        {
            yield return new("audience.specificGroups", "只写了“特定群体”而没有写明是哪些人，请写出，例如“申请人”");
        }
    }

    [GeneratedRegex(@"^(?:[√✓✔☑■●vVyY是有否无对?？\-—/.0-9]+|(?:面向)?(?:特定|部分|相关|有关|其他)的?(?:群体|群众|对象|人群|人员|公众)(?:（[^（）]{0,10}）)?|请?写明|请填写|具体群体)$")]
    private static partial Regex NamesNobody();
}
