using System.Globalization;
using System.Text;
using ExcelDataReader;
using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables.Reading;

/// <summary>Reads workbooks of Excel 97–2003 (xls).</summary>
internal static class XlsFile
{
    private const int ChineseCodePage = 936;

    static XlsFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The sheets of the workbook. Formulas count with the value they were saved with.</summary>
    /// <exception cref="RequestException"><see cref="Reason.TableUnreadable"/>: damaged, encrypted, beyond the bounds.</exception>
    public static SheetSet Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var file = new MemoryStream(content.ToArray(), writable: false);
            using var reader = ExcelReaderFactory.CreateBinaryReader(file, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(ChineseCodePage) });
            return ReadSheets(reader);
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException)
        {
            throw Unreadable.File("文件加了密码；请在 Excel 中去掉密码后再导入");
        }
        // The library promises no exception types for damaged files.
        catch (Exception failure) when (failure is not (RequestException or OutOfMemoryException))
        {
            throw Unreadable.File("文件已损坏，无法读取；请用 Excel 打开并另存为 .xlsx 后再导入");
        }
    }

    private static SheetSet ReadSheets(IExcelDataReader reader)
    {
        var visible = new List<Grid>();
        var notices = new List<string>();
        var cells = 0L;
        if (reader.ResultsCount > FileLimits.Tables) throw Unreadable.File($"工作表超过 {FileLimits.Tables} 个，请只保留要导入的工作表");
        do
        {
            // The library walks the whole rectangle up to the last cell, and believes whatever row and column a damaged cell names.
            if (reader.FieldCount > FileLimits.XlsColumns || reader.RowCount > FileLimits.XlsRows) throw new InvalidDataException("A cell stands where none can be.");
            cells += (long)reader.FieldCount * reader.RowCount;
            if (cells > FileLimits.XlsCells) throw Unreadable.File("内容的右边和下面空白的行列过多，请删除后再导入");
            if (reader.VisibleState is "hidden" or "veryhidden") notices.Add($"隐藏的工作表“{reader.Name}”没有导入");
            else visible.Add(ReadSheet(reader));
        }
        while (reader.NextResult());
        return new SheetSet(visible, notices);
    }

    private static Grid ReadSheet(IExcelDataReader reader)
    {
        var rows = new List<GridRow>();
        for (var number = 1; reader.Read(); number++)
        {
            var row = new GridRow(number, reader.Name);
            for (var column = 0; column < reader.FieldCount; column++)
            {
                var cell = Text(reader, column);
                if (!cell.IsBlank) row[column] = cell;
            }

            Grid.Add(rows, row);
        }

        var merges = reader.MergeCells ?? [];
        XlsxMerges.Resolve(rows, [.. merges.Select(merge =>
            $"{CellAddress.Of(merge.FromColumn, merge.FromRow + 1)}:{CellAddress.Of(merge.ToColumn, merge.ToRow + 1)}")]);
        return new Grid(reader.Name, rows);
    }

    private static GridCell Text(IExcelDataReader reader, int column)
    {
        return reader.GetValue(column) switch
        {
            null => GridCell.Blank,
            string text => new GridCell(text),
            double number => new GridCell(number.ToString("G15", CultureInfo.InvariantCulture)),
            bool yes => new GridCell(yes ? "TRUE" : "FALSE"),
            DateTime or TimeSpan => new GridCell("", "是日期格式，无法确定要写的文字；请把单元格设为文本格式后重写"),
            var other => new GridCell(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
        };
    }
}
