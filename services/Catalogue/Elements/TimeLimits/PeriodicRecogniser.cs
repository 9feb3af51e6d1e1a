using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>
/// Again and again: "每年1月31日前", "每季度的首个月20日", "按年公开", "半年至少更新1次" (domain.md §2 I). Its days and months are
/// not counts. A date without 每 ("6月底前") does not say that it comes again.
/// </summary>
internal static partial class PeriodicRecogniser
{
    private const string Period = "(?:半年|年度|年|季度|季|月度|月|旬|周|星期|日|天|小时|学期|学年)";

    private const string Times = @"(?:至少)?(?:公开|公布|更新|发布)?(?:\d{1,3}|[一二两三四])次";

    public static UnderstoodLimit? Read(string phrase) =>
        Periodic().IsMatch(phrase) ? new UnderstoodLimit(TimeLimitKind.Periodic) : null;

    // The day: "每季度的首个月20日", "每年1月31日前", "每月10日前", "每年6月底前".
    [GeneratedRegex(
        $@"^(?:每个?{Period}(?:的?(?:首个?|第[一二三]个?)月)?(?:\d{{1,2}}月)?(?:\d{{1,2}}日|底|末)?(?:之?前)?(?:填报上一年度)?(?:公开年报|年报)?(?:{Times}|{PhraseParts.Publishing}(?:[一二两三四\d]次)?)?"
        + $@"|按{Period}度?(?:定期)?{PhraseParts.Publishing}"
        + $@"|(?:半年|{Period}){Times}"
        + $@"|至少\d{{1,3}}次/{Period}"
        + $@"|定期{PhraseParts.Publishing})$")]
    private static partial Regex Periodic();
}
