using System.Text.RegularExpressions;

namespace OpenGov.Catalogues.Elements.TimeLimits;

/// <summary>Pieces of pattern that the recognisers share, for text compacted by <see cref="WrittenText.Compact"/>.</summary>
internal static partial class PhraseParts
{
    /// <summary>How publishing is put after the limit: "公开", "予以公布", "向社会公布".</summary>
    public const string Publishing = "(?:向社会|予以|主动|及时|对外|动态|进行)*(?:公开|公布|公示|公告|发布|更新|上网)";

    /// <summary>An event; clause marks end it, and a full stop would be numbering.</summary>
    public const string Event = "[^，；：。？！.?!①-⑳]{1,60}?";

    /// <summary>Whether an event's words carry a limit of their own, or name only a part of the information.</summary>
    public static bool IsPlainEvent(string words) => !OtherLimit().IsMatch(words);

    [GeneratedRegex(@"\d+(?:个|工作日|日|天|小时|周|次)|长期|永久|常年|及时|实时|随时|立即|少于|低于|超过|至少|最长|最迟|延长|除外|从其规定|其中|其他|其余|另有")]
    private static partial Regex OtherLimit();
}
