using OpenGov.Catalogues.Exchange.Files;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Catalogues.Exchange.Rows;
using OpenGov.Platform.Errors;

namespace OpenGov.Catalogues.Exchange;

/// <summary>Reads a table file in the official column layout (domain.md §1.1): all or nothing.</summary>
public static class TableImport
{
    /// <summary>Reads every item of the file.</summary>
    /// <param name="fileName">Its ending, .xlsx or .csv, says what it is.</param>
    /// <param name="content">The file, at most 10 MiB.</param>
    /// <exception cref="RequestException">
    /// <see cref="Reason.TableUnreadable"/> with a violation for each wrong cell ("第7行 公开时限（F7）"), column or the file itself.
    /// </exception>
    public static ImportedTable Read(string fileName, ReadOnlyMemory<byte> content)
    {
        var sheets = TableFile.Read(fileName, content);
        var tables = (from sheet in sheets.Visible
                      let header = HeaderReader.Find(sheet)
                      where header is not null
                      select (Sheet: sheet, Header: header.Value)).ToList();
        return tables switch
        {
            [var table] => new ImportedTable(ItemRows.Read(table.Sheet, HeaderReader.Read(table.Sheet, table.Header)), Notices(sheets, table.Sheet)),
            [] => throw Unreadable.File("没有找到表头；表头要有“公开内容（要素）”“公开依据”“公开时限”“公开主体”“公开渠道和载体”等列，不能在隐藏的工作表里"),
            _ => throw Unreadable.File($"有 {tables.Count} 个工作表含有目录表头，请只保留一个"),
        };
    }

    private static IReadOnlyList<string> Notices(SheetSet sheets, Grid table) =>
        [.. sheets.Notices, .. sheets.Visible.Where(sheet => sheet != table && sheet.Rows.Count > 0).Select(sheet => $"工作表“{sheet.Name}”没有目录表头，没有导入")];
}
