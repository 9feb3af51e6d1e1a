using System.Security.Cryptography;
using System.Text;
using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Checking;

/// <summary>One thing that a rule found in a version.</summary>
/// <param name="Id">
/// 32 hexadecimal digits. The same as long as the same rule finds the same in the same item and the field says the same; so a fix or a
/// waiver that names it is about exactly this content.
/// </param>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">What it means for a submission.</param>
/// <param name="Item">The item; null when it is about the table as a whole.</param>
/// <param name="Number">The item's number (序号), from 1; 0 for the table as a whole.</param>
/// <param name="Field">JSON path inside the item; "items" for the table as a whole.</param>
/// <param name="Message">What is wrong and what to do, in Chinese.</param>
/// <param name="Fix">A change that mends it; null when people must decide.</param>
public sealed record Finding(
    string Id, CheckRule Rule, Severity Severity, CatalogueItem? Item, int Number, string Field, string Message, Fix? Fix)
{
    /// <summary>The finding of what a rule found.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="item">The item; null for the table as a whole.</param>
    /// <param name="found">What it found.</param>
    /// <param name="nth">How often the same was found before: a second telephone number in one text is a finding of its own.</param>
    internal static Finding Of(CheckRule rule, CheckedItem? item, Found found, int nth) => new(
        IdOf(rule, item, found, nth),
        rule,
        found.Severity ?? rule.Severity,
        item?.Item,
        item?.Number ?? 0,
        found.Field,
        found.Message,
        found.Fix);

    private static string IdOf(CheckRule rule, CheckedItem? item, Found found, int nth)
    {
        // Netstrings: no two different lists of parts give the same bytes.
        var content = new StringBuilder();
        ReadOnlySpan<string> parts =
        [
            rule.Id,
            item?.Item.Id.ToString("D") ?? "",
            ElementTexts.ElementOf(found.Field),
            item is null ? "" : ElementTexts.At(item.Elements, found.Field),
            found.Basis,
        ];
        foreach (var part in parts)
        {
            content.Append(part.Length).Append(':').Append(part).Append(',');
        }

        content.Append(nth);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())).AsSpan(0, 16));
    }
}
