using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Tables;

/// <summary>A catalogue table of a file; one sheet or page may hold several, one table may go over several pages.</summary>
/// <param name="Number">In the order of the file, from 1.</param>
/// <param name="Name">Name of the sheet or table where it begins; empty where the file has only one.</param>
/// <param name="Title">What stands above it; empty when nothing does.</param>
/// <param name="Header">Its header; null for a table that has none but is laid out like the official one.</param>
/// <param name="Rows">The rows below the header, repeated headers left out.</param>
internal sealed record FoundTable(int Number, string Name, string Title, HeaderBlock? Header, List<GridRow> Rows)
{
    /// <summary>The table for people: its title, or the name of its sheet.</summary>
    public string Shown => Title.Length > 0 ? Title : Name.Length > 0 ? Name : $"第{Number}个表格";
}
