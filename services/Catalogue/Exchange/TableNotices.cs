using OpenGov.Catalogues.Exchange.Headers;

namespace OpenGov.Catalogues.Exchange;

/// <summary>What stands out about a table and needs no decision: how it was understood where it differs from the official one.</summary>
internal static class TableNotices
{
    public static IReadOnlyList<string> Of(TableHeader header, IReadOnlyList<ReadItem> items)
    {
        var notices = new List<string>();
        if (header.ItemLevels.Count > 2) notices.Add($"表格有 {header.ItemLevels.Count} 级事项：第一级作为一级事项，其余各级用“—”连接作为事项名称");
        if (header.ToRemarks.Count > 0) notices.Add($"官方目录没有的列并入了备注：{string.Join('、', header.ToRemarks.Select(column => column.Header))}");
        var ignored = header.Columns.Where(column => column is { Meaning: TableColumn.Ignored, Confidence: not ColumnConfidence.Guessed, Header.Length: > 0 }).ToList();
        if (ignored.Count > 0) notices.Add($"没有导入的列：{string.Join('、', ignored.Select(column => column.Header))}");
        var spread = items.Count(item => item.LastRow > item.FirstRow);
        if (spread > 0) notices.Add($"有 {spread} 个事项各占几行，每个事项的几行已合为一项");
        return notices;
    }
}
