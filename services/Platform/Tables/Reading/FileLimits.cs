namespace OpenGov.Platform.Tables.Reading;

/// <summary>
/// All bounds of table files in one place. A file beyond one of them is refused with a sentence that names it; none of them is reached by a
/// table that people work with.
/// </summary>
public static class FileLimits
{
    /// <summary>Size of a file: 10 MiB.</summary>
    public const int Bytes = 10 * 1024 * 1024;

    /// <summary>Parts of a zip archive (xlsx, docx); a table has about ten.</summary>
    public const int ZipEntries = 2_000;

    /// <summary>All parts of an archive together unfolded: 64 MiB. 2,000 full rows are about 12 MB.</summary>
    public const long ZipBytes = 64 * 1024 * 1024;

    /// <summary>How far one part may be folded. Tables of repeated words reach 60 : 1, files made to burst up to 1,000 : 1.</summary>
    public const long ZipRatio = 200;

    /// <summary>Below this size of a part, 1 MiB, its ratio says nothing.</summary>
    public const long ZipRatioFrom = 1024 * 1024;

    /// <summary>Sheets of a workbook, and tables of a document or page.</summary>
    public const int Tables = 200;

    /// <summary>Columns of a sheet with something in them. Tables have 10 to 20; more are read so that extra ones can be named.</summary>
    public const int Columns = 100;

    /// <summary>Rows of a file with something in them, over all its tables.</summary>
    public const int Rows = 10_000;

    /// <summary>Rows of a sheet of Excel 97–2003.</summary>
    public const int XlsRows = 65_536;

    /// <summary>Columns of a sheet of Excel 97–2003.</summary>
    public const int XlsColumns = 256;

    /// <summary>Cells of an xls up to the last one of each sheet, blank ones included, over all its sheets: one sheet used to its end.</summary>
    public const long XlsCells = XlsRows * XlsColumns;

    /// <summary>Cells that merged ranges may fill. A full table, each column merged in pairs, takes about 70,000.</summary>
    public const int MergedCells = 500_000;

    /// <summary>Elements inside each other in XML, and tables inside tables.</summary>
    public const int Depth = 256;

    /// <summary>Characters of a cell that are kept; far above every element's own bound.</summary>
    public const int CellLength = 40_000;

    /// <summary>Columns and rows that one cell of a page or document may span, as browsers bound them.</summary>
    public const int ColumnSpan = 1_000;

    /// <summary>See <see cref="ColumnSpan"/>.</summary>
    public const int RowSpan = 65_534;
}
