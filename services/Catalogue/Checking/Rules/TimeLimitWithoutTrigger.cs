namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A number of days from no day (domain.md §0.5): "20个工作日".</summary>
public sealed class TimeLimitWithoutTrigger : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "time-limit-without-trigger",
        "没有写从什么时候起算",
        "只写天数、不写从哪一天起算，就算不出到期日。请写明起算的事件，例如“信息形成或者变更之日起”“作出决定之日起”。",
        "公开时限写着“20个工作日”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        if (item.Elements.TimeLimit.NeedsTrigger)
        {
            yield return new("timeLimit.text", "没有写从什么时候起算，请在前面加上“信息形成或者变更之日起”这样的起算事件");
        }
    }
}
