using OpenGov.Catalogues.Items;

namespace OpenGov.Catalogues.Exchange;

/// <summary>An item of a table and where it stands there.</summary>
/// <param name="Elements">What was read.</param>
/// <param name="Table">Name of the sheet or table; empty where the file has only one.</param>
/// <param name="FirstRow">Number of its first row.</param>
/// <param name="LastRow">Number of its last row.</param>
public sealed record ReadItem(ItemElements Elements, string Table, int FirstRow, int LastRow);
