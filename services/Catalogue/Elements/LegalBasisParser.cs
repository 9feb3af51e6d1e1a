using System.Text.RegularExpressions;
using OpenGov.Catalogues.Elements.Bases;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements;

/// <summary>Reads 公开依据: which laws and documents a cell cites (domain.md §1.4).</summary>
public static partial class LegalBasisParser
{
    private static readonly ReadingMemo<LegalBasisCitation> Memo = new(Read, 4_096);

    /// <summary>
    /// Every citation of a cell, in order; empty for a blank cell. Several are separated by 、；line breaks or numbering outside
    /// 《》 and brackets, or simply follow each other. Never throws.
    /// </summary>
    public static IReadOnlyList<LegalBasisCitation> Parse(string cell) =>
        [.. CitationSplitter.Split(WrittenText.Clean(cell)).Select(Cite)];

    /// <summary>One citation, with its title (what stands in 《》) and document number (文号) if it has them. Never throws.</summary>
    public static LegalBasisCitation ParseOne(string text) => Cite(WrittenText.SingleLine(text));

    /// <summary>The cell of the official table; reading it back gives the same citations.</summary>
    public static string Render(IEnumerable<LegalBasisCitation> bases) => string.Join('、', bases.Select(basis => basis.Text));

    private static LegalBasisCitation Cite(string text) => text.Length <= ElementLimits.BasisLength ? Memo.Read(text) : Read(text);

    private static LegalBasisCitation Read(string text) => new(text, Title().Match(text).Groups["title"].Value.Trim(), DocumentNumber.Find(text));

    // Titles may hold a title: 《关于印发《…》的通知》.
    [GeneratedRegex("《(?<title>[^《》]*(?:《[^《》]*》[^《》]*)*)》")]
    private static partial Regex Title();
}
