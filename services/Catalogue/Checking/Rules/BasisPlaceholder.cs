using System.Text.RegularExpressions;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking.Rules;

/// <summary>A basis that names no document: "各地配套政策法规文件" (domain.md §8).</summary>
public sealed partial class BasisPlaceholder : IItemRule
{
    /// <inheritdoc/>
    public CheckRule About { get; } = new(
        "basis-placeholder",
        "依据没有写出文件",
        "公开依据要写出具体的法律、法规或文件，不能保留模板里的“各地配套政策法规文件”“相关规定”“XX省…”等写法。",
        "公开依据写着“各地配套政策法规文件”",
        Severity.Error);

    /// <inheritdoc/>
    public IEnumerable<Found> In(CheckedItem item, CheckContext context)
    {
        foreach (var (index, basis) in item.Elements.Bases.Index())
        {
            if (Is(basis))
            {
                yield return new($"bases[{index}].text", $"“{WrittenText.Shown(basis.Text)}”没有写出是哪部法规或文件，请写出名称和文号，或删除");
            }
        }
    }

    /// <summary>Whether a citation names no document.</summary>
    internal static bool Is(LegalBasisCitation basis)
    {
        var text = WrittenText.Compact(basis.Text);
        return OfTemplate().IsMatch(text) || (basis.Title.Length == 0 && NamesNothing().IsMatch(text));
    }

    [GeneratedRegex("X{2,}|×{2,}|_{2,}|○{2,}|〇{2,}|某某|某[省市县区]")]
    private static partial Regex OfTemplate();

    // No word begins another, so there is one way to read a text.
    [GeneratedRegex(
        "^(?:各[地省市县区级]|国家|地方|当地|上级|本级|省|市|区|县|其他|其它|有关|相关|配套|以及|和|及|等|法律|行政|法规|规章|规定|规范性|政策|文件|制度|要求|依法|依规|按照|根据|的|性|、|，)+$")]
    private static partial Regex NamesNothing();
}
