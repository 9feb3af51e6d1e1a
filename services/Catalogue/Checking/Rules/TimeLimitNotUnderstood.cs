using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A time limit from which nobody can compute a day (domain.md §2): it stays text.</summary>
public sealed class TimeLimitNotUnderstood : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "time-limit-not-understood",
        "公开时限看不懂",
        "时限要写明从什么时候起、多少时间内公开，系统才能算出到期日并提醒。“按相关规定公开”等写法没有说出期限。",
        "公开时限写着“按照区财政统一部署执行”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        var limit = item.Elements.TimeLimit;
        var problem = limit.Kind switch
        {
            TimeLimitKind.None => null,
            TimeLimitKind.Refers => $"只写了按“{WrittenText.Shown(limit.Reference)}”公开，没有写出期限",
            TimeLimitKind.NoticeOnly => "只写了公示多长时间，没有写什么时候公开",
            TimeLimitKind.Periodic when limit.Confidence is TimeLimitConfidence.Uncertain => "看不出是多少时间内公开，还是多久更新一次",
            TimeLimitKind.FreeText => "看不出期限",
            _ when limit.NotUnderstood.Length > 0 => $"“{WrittenText.Shown(limit.NotUnderstood)}”这一部分看不出期限",
            _ => null,
        };
        if (problem is not null)
        {
            yield return new("timeLimit.text", $"{problem}，请写成“信息形成或者变更之日起20个工作日内”这样的形式，或说明理由");
        }
    }
}
