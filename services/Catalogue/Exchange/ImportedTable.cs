using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Exchange;

/// <summary>A table file that was read without a problem.</summary>
/// <param name="Items">Its items in the order of the rows, each with all eight elements; at least one, at most 2,000.</param>
/// <param name="Notices">What was left out on purpose and why, in Chinese, for example a hidden sheet.</param>
public sealed record ImportedTable(IReadOnlyList<ItemElements> Items, IReadOnlyList<string> Notices);
