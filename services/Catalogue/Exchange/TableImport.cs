using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Catalogues.Exchange.Rows;
using OpenGov.Catalogues.Exchange.Tables;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange;

/// <summary>Reads the catalogue table of a file as they are found (domain.md §1): headers by meaning, everything doubtful reported.</summary>
public static class TableImport
{
    /// <summary>Reads every item of a file that needs no decision.</summary>
    /// <param name="fileName">Name of the file; what it is, its content says.</param>
    /// <param name="content">The file, at most 10 MiB.</param>
    /// <exception cref="RequestException">
    /// <see cref="Reason.TableUnreadable"/> with a violation for each cell ("第7行 公开时限（F7）"), column or the file itself that is wrong or doubtful;
    /// <see cref="Reason.TableUnclear"/> when it has several tables.
    /// </exception>
    public static ImportedTable Read(string fileName, ReadOnlyMemory<byte> content)
    {
        var reading = Read(fileName, content, ImportChoices.None);
        if (reading.Table == 0) throw Unclear.Tables(reading.Tables);
        if (reading.Problems.Count > 0) throw Unreadable.Cells([.. reading.Problems.Select(problem => problem.ToViolation())]);
        return new ImportedTable([.. reading.Items.Select(item => item.Elements)], reading.Notices);
    }

    /// <summary>Reads a file as far as it can be, with what a person chose about it.</summary>
    /// <param name="fileName">Name of the file; what it is, its content says.</param>
    /// <param name="content">The file, at most 10 MiB.</param>
    /// <param name="choices">What a person chose.</param>
    /// <param name="remembered">What was chosen for a table with this fingerprint before; null for nothing.</param>
    /// <exception cref="RequestException">
    /// <see cref="Reason.TableUnreadable"/>: the file cannot be read, has no catalogue table or is beyond a bound. <see cref="Reason.InvalidRequest"/>:
    /// a choice names a table or cell that is not there.
    /// </exception>
    public static TableReading Read(
        string fileName, ReadOnlyMemory<byte> content, ImportChoices choices, Func<string, ImportChoices?>? remembered = null)
    {
        var sheets = TableFile.Read(fileName, content);
        var (tables, passed) = TableFinder.Find(sheets.Visible);
        if (tables.Count == 0)
        {
            throw Unreadable.File("没有找到表头；表头要有“公开内容（要素）”“公开依据”“公开时限”“公开主体”“公开渠道和载体”等列，不能在隐藏的工作表里");
        }

        var listed = tables.Select(Listed).ToList();
        var notices = sheets.Notices.Concat(passed).ToList();
        if (TableChoice.Choose(tables, choices) is not { } table) return new TableReading { Tables = listed, Notices = notices };
        notices.AddRange(tables.Where(other => other != table).Select(other => $"另一个表格“{other.Shown}”没有导入"));
        var fingerprint = HeaderFingerprint.Of(table);
        var earlier = choices.Columns.Count == 0 ? remembered?.Invoke(fingerprint) : null;
        if (earlier is not null)
        {
            choices = choices with { Columns = earlier.Columns, Legend = choices.Legend ?? earlier.Legend };
            notices.Add("沿用了上次导入时确定的对应关系");
        }

        var reading = ReadTable(table, choices) with { Tables = listed, Table = table.Number, Fingerprint = fingerprint, UsedRemembered = earlier is not null };
        var several = sheets.Visible.Count(sheet => sheet.Rows.Count > 0) > 1;
        return reading with { Notices = [.. notices, .. reading.Notices], Problems = [.. reading.Problems.Select(problem => Placed(problem, several))] };
    }

    private static TableReading ReadTable(FoundTable table, ImportChoices choices)
    {
        CorrectedCells.Apply(table.Rows, choices.Corrections);
        var header = (table.Header is { } block ? HeaderReader.Read(block, table.Rows, choices) : HeaderlessTables.Read(table.Rows, choices))
            ?? throw Unreadable.File("更正后没有可以识别的表头");
        var (items, problems) = ItemRows.Read(table.Rows, header);
        return new TableReading
        {
            Tables = [],
            Columns = [.. header.Columns.OrderBy(column => column.Index)],
            Legend = header.Legend,
            Items = items,
            Problems = [.. new[] { TableChoice.Doubt(table, choices) }.OfType<ImportProblem>(), .. header.Problems, .. problems],
            Notices = TableNotices.Of(header, items),
        };
    }

    private static ListedTable Listed(FoundTable table)
    {
        var first = table.Header?.Rows[0].Number ?? table.Rows.FirstOrDefault()?.Number ?? 0;
        return new(table.Number, table.Name, table.Title, first, table.Rows.LastOrDefault()?.Number ?? first, table.Rows.Count);
    }

    private static ImportProblem Placed(ImportProblem problem, bool several) =>
        several && problem.Table.Length > 0 ? problem with { Place = $"{problem.Table} {problem.Place}" } : problem;
}
