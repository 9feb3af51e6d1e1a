using System.Text;
using System.Text.RegularExpressions;
using OpenGov.Catalogues.Elements.Bases;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Elements;

/// <summary>Reads 公开依据: which laws and documents a cell cites (domain.md §1.4).</summary>
public static partial class LegalBasisParser
{
    private static readonly ReadingMemo<string, LegalBasisCitation> Memo = new(Read, 4_096);

    /// <summary>
    /// Every citation of a cell, in order; empty for a blank cell. Several are separated by 、；line breaks or numbering outside
    /// 《》 and brackets, or simply follow each other. Never throws.
    /// </summary>
    public static IReadOnlyList<LegalBasisCitation> Parse(string cell) =>
        [.. CitationSplitter.Split(WrittenText.Clean(cell)).Select(Cite)];

    /// <summary>One citation, with the title (what stands in 《》), document number (文号), articles and tag that it has. Never throws.</summary>
    public static LegalBasisCitation ParseOne(string text) => Cite(WrittenText.SingleLine(text));

    /// <summary>The cell of the official table; reading it back gives the same citations.</summary>
    public static string Render(IEnumerable<LegalBasisCitation> bases)
    {
        var cell = new StringBuilder();
        foreach (var basis in bases)
        {
            // Behind 、 "第三条" would go on with the law before it.
            if (cell.Length > 0) cell.Append(Articles.GoesOn(basis.Text, 0) ? '；' : '、');
            cell.Append(basis.Text);
        }

        return cell.ToString();
    }

    private static LegalBasisCitation Cite(string text) => text.Length <= ElementLimits.BasisLength ? Memo.Read(text) : Read(text);

    private static LegalBasisCitation Read(string text) => new(text, Title().Match(text).Groups["title"].Value.Trim(), DocumentNumber.Find(text))
    {
        Article = Articles.Find(text),
        Kind = Tag().Match(text).Groups["kind"].Value,
    };

    // 【法律】, in the brackets that people find; a document number has digits and does not begin the text.
    [GeneratedRegex(@"^[【〖\[［〔（(](?![一二三四五六七八九十]+[）)])(?<kind>[一-鿿]{2,15})[】〗\]］〕）)]", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    // Titles may hold a title: 《关于印发《…》的通知》.
    [GeneratedRegex("《(?<title>[^《》]*(?:《[^《》]*》[^《》]*)*)》")]
    private static partial Regex Title();
}
