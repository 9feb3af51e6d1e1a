namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>主动 and 依申请 at once.</summary>
public sealed class BothMethods : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "both-methods",
        "同时选了主动和依申请",
        "一项信息要么主动公开，要么依申请公开（《政府信息公开条例》第十三条）。部分内容主动、部分内容依申请的，请分成两个事项，或说明理由。",
        "“主动”和“依申请”两栏都打勾",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context) => item.Elements.Methods.Count > 1
        ? [new("methods", "公开方式同时选了主动和依申请，请只保留一个，或把依申请公开的内容另列一项")]
        : [];
}
