using System.Text.RegularExpressions;
using OpenGov.Catalogues.Elements;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A basis whose title does not stand in 《》.</summary>
public sealed partial class BasisWithoutTitle : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "basis-without-title",
        "依据没有书名号",
        "法规和文件的名称写在书名号里，才能对应到依据库，查到是否现行有效。能确定名称起止的，可以自动加上书名号。",
        "公开依据写着“老年人权益保障法”",
        Severity.Warning);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var (index, basis) in item.Elements.Bases.Index())
        {
            if (basis.Title.Length == 0 && !BasisPlaceholder.Is(basis))
            {
                var text = basis.Text;
                yield return new($"bases[{index}].text", $"“{WrittenText.Shown(text)}”的名称没有写在书名号《》里")
                {
                    Fix = Titled(text) is { } titled
                        ? new("bases", elements => ElementTexts.Map(elements, "bases", other => other == text ? titled : other))
                        : null,
                };
            }
        }
    }

    /// <summary>The citation with its title in 《》; null when it is not certain where the title begins and ends.</summary>
    internal static string? Titled(string text)
    {
        var marked = OtherMarks().Replace(text, "《${title}》", 1);
        if (marked == text)
        {
            marked = Bare().Replace(text, "${tag}《${title}》${rest}");
        }

        // It must read as one citation with a title, or nothing is certain.
        return LegalBasisParser.Parse(marked) is [{ Title.Length: > 0 } one] && one.Text == marked ? marked : null;
    }

    [GeneratedRegex("^(?:<<|＜＜|«|〈|<|“|\"|『|「)(?<title>[^<>＜＞«»〈〉“”\"『』「」《》]{2,120})(?:>>|＞＞|»|〉|>|”|\"|』|」)", RegexOptions.ExplicitCapture)]
    private static partial Regex OtherMarks();

    [GeneratedRegex(
        "^(?<tag>【[^【】]{1,12}】)?(?<title>[一-鿿]{2,60}(?:法|条例|办法|规定|意见|通知|细则|决定|方案|规则|标准|规划|纲要|公告|批复|通则|指引))(?<rest>(?:[（(〔\\[][^，；、]{1,60}|第[一二三四五六七八九十百零〇0-9]{1,6}条.{0,30})?)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();
}
