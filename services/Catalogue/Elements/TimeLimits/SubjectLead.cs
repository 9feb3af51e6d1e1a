using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>
/// Takes apart what a clause is about and what it says of it: "处罚决定：20个工作日内", "执法决定信息在决定作出之日起7个工作日内",
/// "其中行政许可、行政处罚事项应自作出行政决定之日起…", "其余20个工作日内".
/// </summary>
internal static partial class SubjectLead
{
    /// <summary>So many ends of a subject are tried; a longer subject is no subject.</summary>
    private const int MostTried = 6;

    /// <summary>The cut that a colon or "应在" makes, for sure; null when there is none.</summary>
    public static (string Subject, string Said)? Marked(string phrase)
    {
        var match = Colon().Match(phrase);
        if (!match.Success) match = Ought().Match(phrase);
        return match.Success ? (Named(match.Groups["subject"].Value), match.Groups["rest"].Value) : null;
    }

    /// <summary>Cuts behind words that may end a subject, where a limit begins: "…信息|自…", "…事项|7个工作日内", "…内容|长期公开".</summary>
    public static IEnumerable<(string Subject, string Said)> Likely(string phrase) => Cuts(phrase, StartOfLimit());

    /// <summary>For what begins with 其他 or 其余: also where an event begins ("其他相关信息|形成或变更之日起"); the longest subject first.</summary>
    public static IEnumerable<(string Subject, string Said)> Remaining(string phrase) =>
        Others().IsMatch(phrase) ? Cuts(phrase, Anything()).Reverse() : [];

    /// <summary>Whether a subject is all the rest of the information.</summary>
    public static bool IsGeneral(string subject) => subject.Length == 0 || Others().IsMatch(subject);

    private static IEnumerable<(string Subject, string Said)> Cuts(string phrase, Regex start)
    {
        var tried = 0;
        for (var match = End().Match(phrase); match.Success && tried < MostTried; match = match.NextMatch(), tried++)
        {
            var subject = phrase[..(match.Index + match.Length)];
            if (subject.Length > 40 || Barred().IsMatch(subject)) yield break;
            var rest = phrase[subject.Length..];
            var linked = Link().Match(rest);
            rest = rest[linked.Length..];
            if (rest.Length > 0 && start.IsMatch(rest)) yield return (Named(subject), rest);
        }
    }

    /// <summary>"信息", "该政府信息", "公开时限" name nothing in particular.</summary>
    private static string Named(string subject)
    {
        var named = Those().Replace(subject, "");
        return Generic().IsMatch(named) ? "" : named;
    }

    [GeneratedRegex("^(?<subject>[^，；：。0-9]{1,40})：(?<rest>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Colon();

    [GeneratedRegex("^(?<subject>[^，；：。0-9]{1,40}?)应当?(?<rest>(?:在|于|自|从|按|随).+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Ought();

    [GeneratedRegex("其[他它余]|信息|内容|事项|情况|结果|决定|通知书|公告|名单|方案|标准|文件|政策|指南|许可|处罚|强制|征收|裁决|检查|奖励|确认|给付|预算|决算|年报|数据|报告|部分|制度|职能|机构|收支|账目|材料|解读|》|类")]
    private static partial Regex End();

    [GeneratedRegex("^(?:应当?|须|要|可|为|均|则|的)?")]
    private static partial Regex Link();

    [GeneratedRegex(
        $"^(?:自|从|在|于|按|随|隨|每|长期|永久|常年|及时|实时|即时|立即|随时|第一时间|同步|依申请|定期|半年|提前|常态|(?:与|和|同)[^，]{{1,20}}?(?:同步|同时|一并)|(?:最[长迟晚多])?不(?:得|应)?超过|{PhraseParts.Units}(?:{PhraseParts.Inside}|公|$))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex StartOfLimit();

    [GeneratedRegex(".")]
    private static partial Regex Anything();

    [GeneratedRegex("^(?:其[他它余]|除.{1,30}外)")]
    private static partial Regex Others();

    // An event, a date or a reference, not a subject.
    [GeneratedRegex("^(?:自(?!然)|从(?!业)|在(?!建|编)|于|每|按|随|隨|根据|依据|依照|参照|同|第|作出|收到|接到|取得|签订|下达|获取|形成|制定|制作)|[，：0-9]|之日|不得|至少")]
    private static partial Regex Barred();

    [GeneratedRegex("^(?:其中，?|对于?|关于|凡是?)")]
    private static partial Regex Those();

    [GeneratedRegex("^(?:(?:该|本|此|相关|有关|政府|公开|公示|办理|更新|的){0,4}(?:信息|事项|内容|时限|期限|时间|频次|频率|周期))$")]
    private static partial Regex Generic();
}
