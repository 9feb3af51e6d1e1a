using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>
/// Category and name from the levels of a table: two in the official one, up to six elsewhere. The first is the category, the others joined by
/// — are the name. A level that is blank above a deeper one is the one of the row above.
/// </summary>
internal sealed class LevelPath(IReadOnlyList<TableColumn> levels)
{
    private string[] last = [.. levels.Select(_ => "")];

    /// <summary>Category and name of the next item, and which levels were taken from the row above.</summary>
    public (string Category, string Name, IReadOnlyList<TableColumn> Filled) Next(ItemCells cells)
    {
        var texts = new string[levels.Count];
        var deepest = -1;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = WrittenText.SingleLine(cells[levels[i]]);
            if (texts[i].Length > 0) deepest = i;
        }

        var filled = Fill(texts, deepest, cells);
        last = texts;
        var hasCategory = levels.Count > 0 && levels[0] is TableColumn.Category;
        var names = texts.Skip(hasCategory ? 1 : 0).Where(text => text.Length > 0).ToList();
        return (hasCategory ? texts[0] : "", names.Count == 1 ? names[0] : string.Join('—', names), filled);
    }

    private List<TableColumn> Fill(string[] texts, int deepest, ItemCells cells)
    {
        var filled = new List<TableColumn>();
        for (var i = 0; i < deepest; i++)
        {
            if (texts[i].Length > 0 && texts[i] != last[i]) break;
            if (texts[i].Length > 0 || last[i].Length == 0 || cells.IsFaulty(levels[i])) continue;
            texts[i] = last[i];
            filled.Add(levels[i]);
        }

        return filled;
    }
}
