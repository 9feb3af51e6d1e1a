using OpenGov.Catalogues.Elements;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>
/// A value that editing would refuse today: too long, too many, not to be written into a table. Only documents of before can hold one.
/// </summary>
public sealed class OutOfBounds : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "out-of-bounds",
        "超出填写范围",
        "每个栏目都有长度、个数和写法的限制，超出后无法写进正式表格再原样读回。",
        "一个主体名称里写了两个单位，或公开内容超过 4000 字",
        Severity.Error);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        // Untidy text has a rule and a fix of its own.
        var elements = UntidyText.IsTidy(item) ? item.Elements : ItemTidying.Tidy(item.Elements);
        return ItemChecks.Bounds(elements)
            .Where(violation => violation.Field != "name" || !string.IsNullOrWhiteSpace(elements.Name))
            .Select(violation => new Found(violation.Field, violation.Description));
    }
}
