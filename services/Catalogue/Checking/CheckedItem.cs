using OpenGov.Catalogues.Bases;
using OpenGov.Catalogues.Elements;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Checking;

/// <summary>An item that is checked.</summary>
/// <param name="item">The item.</param>
/// <param name="number">Its number (序号), from 1.</param>
public sealed class CheckedItem(CatalogueItem item, int number)
{
    private IReadOnlyList<FieldText>? texts;
    private IReadOnlyList<Violation>? missing;
    private BasisStanding[]? standings;
    private string? comparedName;
    private string? comparedCategory;

    /// <summary>The item.</summary>
    public CatalogueItem Item => item;

    /// <summary>Its elements.</summary>
    public ItemElements Elements => item.Elements;

    /// <summary>Its number (序号), from 1.</summary>
    public int Number => number;

    /// <summary>Every text that people wrote, with the path of its field; blank ones left out.</summary>
    public IReadOnlyList<FieldText> Texts => texts ??= [.. ElementTexts.Of(item.Elements)];

    /// <summary>Elements that are missing.</summary>
    public IReadOnlyList<Violation> Missing => missing ??= ItemChecks.Missing(item.Elements);

    /// <summary>Its name for comparing: no blanks, one form of each character.</summary>
    public string ComparedName => comparedName ??= WrittenText.Compact(item.Elements.Name);

    /// <summary>Its category for comparing.</summary>
    public string ComparedCategory => comparedCategory ??= WrittenText.Compact(item.Elements.Category);

    /// <summary>What the registry says of a citation of the item, asked once for all rules.</summary>
    public BasisStanding StandingOf(int basis, CheckContext context) => (standings ??= [
        .. item.Elements.Bases.Select(citation => context.Bases.StandingOf(citation, context.Day)),
    ])[basis];

    /// <summary>Whether the item is made public without being asked for.</summary>
    public bool IsProactive => item.Elements.Methods.Contains(DisclosureMethod.Proactive);
}

/// <summary>A text inside an item.</summary>
/// <param name="Field">JSON path, for example "bases[0].text".</param>
/// <param name="Text">As written.</param>
public readonly record struct FieldText(string Field, string Text)
{
    /// <summary>JSON name of the element that the field belongs to.</summary>
    public string Element => ElementTexts.ElementOf(Field);
}
