using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>Settles what several columns claim to be.</summary>
internal static class ColumnConflicts
{
    /// <summary>Each meaning at most once, those of which there may be many excepted.</summary>
    /// <param name="columns">As the headers say.</param>
    /// <param name="block">The header.</param>
    /// <param name="problems">Where conflicts that only a person can settle go.</param>
    public static IReadOnlyList<ReadColumn> Settle(List<ReadColumn> columns, HeaderBlock block, HeaderProblems problems)
    {
        foreach (var same in columns.Where(column => column.Meaning < TableColumn.ToRemarks).GroupBy(column => column.Meaning).Where(same => same.Count() > 1).ToList())
        {
            var rivals = same.ToList();
            Demote(rivals, column => !IsChosen(column) && rivals.Exists(IsChosen), TableColumn.Ignored);
            Demote(rivals, column => IsWeak(column) && rivals.Exists(other => !IsWeak(other)), TableColumn.ToRemarks);
            // Beside 县级 or 区级, 市级 is the level above, which is not this catalogue's.
            Demote(rivals, column => same.Key is TableColumn.County && IsAbove(column) && rivals.Exists(other => !IsAbove(other)), TableColumn.Ignored);
            foreach (var second in rivals.Skip(1).ToList())
            {
                var name = HeaderNames.InTable(same.Key);
                problems.Error(second.Index, name, $"与 {CellAddress.Letters(rivals[0].Index)} 列都是“{name}”，请只保留一列，或指定其中一列不导入");
                Replace(second, TableColumn.Ignored);
            }
        }

        return OnlyLevelIsTheName(columns);

        void Demote(List<ReadColumn> rivals, Func<ReadColumn, bool> loses, TableColumn to)
        {
            foreach (var loser in rivals.Where(loses).ToList())
            {
                rivals.Remove(loser);
                Replace(loser, to);
            }
        }

        void Replace(ReadColumn column, TableColumn meaning) =>
            columns[columns.IndexOf(column)] = column with { Meaning = meaning, Confidence = ColumnConfidence.Likely };

        bool IsWeak(ReadColumn column) => block.Texts(column.Index) is [.., var last] && HeaderNames.Find(last) is { IsWeak: true };

        bool IsAbove(ReadColumn column) => block.Texts(column.Index) is [.., var last] && LevelNames.MayBeAbove(last);
    }

    private static bool IsChosen(ReadColumn column) => column.Confidence is ColumnConfidence.Chosen;

    /// <summary>A table with one level of items calls it 一级事项, but it is the item's name.</summary>
    private static List<ReadColumn> OnlyLevelIsTheName(List<ReadColumn> columns)
    {
        var has = columns.Select(column => column.Meaning).ToHashSet();
        if (has.Contains(TableColumn.Name) || has.Contains(TableColumn.Level3) || !has.Contains(TableColumn.Category)) return columns;
        var only = columns.FindIndex(column => column.Meaning is TableColumn.Category);
        columns[only] = columns[only] with { Meaning = TableColumn.Name };
        return columns;
    }
}
