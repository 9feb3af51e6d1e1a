namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>全社会 and 特定群体 at once: the whole society already has everybody in it.</summary>
public sealed class BothAudiences : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "both-audiences",
        "同时选了全社会和特定群体",
        "向全社会公开的信息，特定群体自然看得到；两个都选，说不清到底向谁公开。只有一部分内容面向特定群体的，请分成两个事项，或说明理由。",
        "“全社会”打勾，“特定群体”又写着“学生家长”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context) => item.Elements.Audience is { WholeSociety: true, SpecificGroups.Length: > 0 }
        ? [new("audience", "公开对象同时选了全社会和特定群体，请只保留一个，或把面向特定群体的内容另列一项")]
        : [];
}
