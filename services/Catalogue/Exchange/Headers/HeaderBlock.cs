using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>The rows of a header: one, two with groups above, or more where names are written over several.</summary>
/// <param name="Rows">From top to bottom; at most four.</param>
internal sealed record HeaderBlock(IReadOnlyList<GridRow> Rows)
{
    private const int MostRows = 4;

    private const int MostNameLength = 120;

    /// <summary>Columns that only a header of these tables has together.</summary>
    private static readonly TableColumn[] Telling =
        [TableColumn.Content, TableColumn.Bases, TableColumn.TimeLimit, TableColumn.Subjects, TableColumn.Channels];

    /// <summary>Columns up to the last with a header.</summary>
    public int Width { get; } = Math.Min(FileLimits.Columns, Rows.Max(row => row.Width));

    /// <summary>The header that begins at a row; null when none does.</summary>
    public static HeaderBlock? At(IReadOnlyList<GridRow> rows, int first)
    {
        if (!MayBegin(rows[first])) return null;
        var block = new HeaderBlock([rows[first]]);
        for (var next = first + 1; next < rows.Count && block.Rows.Count < MostRows && block.GoesOnWith(rows[next]); next++) block = new([.. block.Rows, rows[next]]);
        return block.IsHeader() ? block : null;
    }

    /// <summary>The texts above each other in a column, each once.</summary>
    public IReadOnlyList<string> Texts(int column)
    {
        var texts = new List<string>(Rows.Count);
        foreach (var row in Rows)
        {
            if (row[column] is { IsOwn: true } cell && (texts.Count == 0 || texts[^1] != cell.Text) && !IsNumber(cell.Text)) texts.Add(cell.Text);
        }

        return texts;
    }

    /// <summary>Asked for every row of a file, so it looks at first characters only: most names begin with 公开.</summary>
    private static bool MayBegin(GridRow row)
    {
        var count = 0;
        for (var i = 0; i < Math.Min(row.Width, FileLimits.Columns); i++)
        {
            if (row[i].Text is { Length: >= 2 and <= MostNameLength } text && text.AsSpan().TrimStart() is ['公' or '开', ..]) count++;
        }

        return count >= 2;
    }

    /// <summary>Nearly every cell of the next row is a name, a part of one or the number of a column, as in no row of items.</summary>
    private bool GoesOnWith(GridRow next)
    {
        var (names, others, numbers) = (0, 0, 0);
        for (var i = 0; i < Math.Min(next.Width, FileLimits.Columns); i++)
        {
            if (!next[i].IsOwn) continue;
            var text = next[i].Text;
            if (IsNumber(text)) numbers++;
            else if (HeaderNames.Find(text) is not null || HeaderNames.Group(text) is not null || (Texts(i) is [.., var above] && HeaderNames.Find(above + text) is not null)) names++;
            else others++;
        }

        return others == 0 ? numbers >= 5 || (names > 0 && numbers == 0) : others * 3 <= names && numbers == 0;
    }

    private bool IsHeader()
    {
        var found = new HashSet<TableColumn>();
        for (var i = 0; i < Width; i++)
        {
            if (HeaderReader.Meaning(Texts(i)) is { } named) found.Add(named.Column);
        }

        var telling = Telling.Count(found.Contains);
        return telling >= 3 || (telling == 2 && found.Count >= 6);
    }

    private static bool IsNumber(string text) => text.Length <= 6 && WrittenText.Compact(text).Trim('（', '）') is { Length: > 0 and <= 2 } digits && digits.All(char.IsAsciiDigit);
}
