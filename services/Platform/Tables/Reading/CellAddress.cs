namespace OpenGov.Platform.Tables.Reading;

/// <summary>Where a cell is, as spreadsheet programs name it: "F7".</summary>
public static class CellAddress
{
    /// <summary>Spreadsheet programs have no more columns (XFD).</summary>
    public const int MostColumns = 16_384;

    /// <summary>Spreadsheet programs have no more rows.</summary>
    public const int MostRows = 1_048_576;

    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Of(int column, int row) => $"{Letters(column)}{row}";

    /// <summary>The column's letters, "A" for 0.</summary>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters((column / 26) - 1)}{(char)('A' + (column % 26))}";

    /// <summary>Column from 0 and row from 1; null when the text is no address inside the bounds.</summary>
    public static (int Column, int Row)? Read(ReadOnlySpan<char> address)
    {
        var (column, row, i) = (0, 0, 0);
        for (; i < address.Length && char.IsAsciiLetterUpper(address[i]) && column <= MostColumns; i++) column = (column * 26) + address[i] - 'A' + 1;
        if (column is 0 or > MostColumns) return null;
        for (; i < address.Length && char.IsAsciiDigit(address[i]) && row <= MostRows; i++) row = (row * 10) + address[i] - '0';
        return i == address.Length && row is > 0 and <= MostRows ? (column - 1, row) : null;
    }
}
