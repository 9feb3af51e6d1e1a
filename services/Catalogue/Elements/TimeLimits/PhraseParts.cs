using System.Text.RegularExpressions;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>
/// Pieces of pattern that the recognisers share, for text compacted by <see cref="WrittenText.Compact"/>. Every repetition is bounded and
/// every pattern anchored, so that a text of the greatest length is read in bounded time.
/// </summary>
internal static partial class PhraseParts
{
    /// <summary>How publishing is put after the limit: "公开", "予以公布", "向社会公布", "及时、准确公开".</summary>
    public const string Publishing =
        "(?:(?:应当?|向社会|予以|主动|及时|对外|动态|进行|依法|全面|准确|统一|集中|首次|完成|即|须|、){0,6}"
        + "(?:公开公示|公开|公布|公示|公告|发布|更新|上网|上传|挂网|告知|答复|反馈|办结|提供)(?:(?:、|和|并|及|或)(?:及时|动态)?(?:公开|公布|公示|公告|发布|更新|调整)){0,2}(?:完毕|到位|工作)?)";

    /// <summary>Where it is published: "在村公示栏", "通过政府网站".</summary>
    public const string Place = "(?:(?:在|于|通过|利用)[^，；。0-9]{1,20}?(?:上|中)?)";

    /// <summary>An event; clause marks end it, and a full stop would be numbering.</summary>
    public const string Event = "[^，；：。？！.?!①-⑳]{1,60}?";

    /// <summary>"Within" behind a number of units.</summary>
    public const string Inside = "(?:之内|以内|内|內)";

    /// <summary>"Before"; 目前, 事前 and 提前 name no event.</summary>
    public const string Before = "(?:之前|以前|(?<![目之以事提当此])前)";

    /// <summary>A preposition before an event. "自然灾害发生后": not every 自 is a "from".</summary>
    public const string From = "(?:自(?![然愿主行治建查身己])|从(?![业事重])|在(?![建编岗校职线])|于)";

    /// <summary>A number of units, in the groups count and one of the units; see <see cref="Amount"/>.</summary>
    public const string Units =
        "(?:(?<count>" + ChineseNumeral.Pattern + ")(?:[个個]?(?<workingDay>(?:法定)?工作[日天])|[个個]?(?<hour>小时)|(?<week>[个個]?星期|周)"
        + "|(?<day>[个個]?(?:自然|日历)日|日|天)|[个個](?<month>月)|(?<year>年)|[个個](?<quarter>季度)|[个個](?<term>学期))|(?<half>半年))";

    /// <summary>Whether an event's words carry a limit of their own, or name only a part of the information.</summary>
    public static bool IsPlainEvent(string words) => !OtherLimit().IsMatch(words);

    [GeneratedRegex(
        "[0-9](?:个|個|工作日|日|天|小时|周|次)|长期|永久|常年|及时|实时|随时|隨时|立即|少于|低于|超过|至少|最长|最迟|延长|除外|从其规定|其中|其他|其它|其余|另有|不得|不予|不再")]
    private static partial Regex OtherLimit();
}
