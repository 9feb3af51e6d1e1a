using OpenGov.Catalogues.Elements.Channels;
using OpenGov.Platform.Tables;
using OpenGov.Platform.Tables.Reading;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>Tells which column is which from the header texts, the columns around and what a person chose.</summary>
internal static class HeaderReader
{
    /// <summary>What a column with these texts above each other means: by the last, by all together, or by one further up.</summary>
    public static NamedColumn? Meaning(IReadOnlyList<string> texts)
    {
        if (texts.Count == 0) return null;
        if (HeaderNames.Find(texts[^1]) is { IsWeak: false } named) return named;
        var whole = string.Concat(texts);
        if (texts.Count > 1 && HeaderNames.Find(whole) is { } joined) return joined;
        if (texts.Count > 2 && HeaderNames.Find(texts[^2] + texts[^1]) is { } lower) return lower;
        if (HeaderNames.Find(texts[^1]) is { } weak) return weak;
        // What stands under a group is one of its columns, and not the group itself.
        for (var i = texts.Count - 2; i >= 0; i--)
        {
            if (HeaderNames.Group(texts[i]) is null && HeaderNames.Find(texts[i]) is { } upper) return upper;
        }

        return HeaderNames.Correct(texts[^1]) ?? HeaderNames.Correct(whole);
    }

    /// <summary>The header of a table.</summary>
    /// <param name="block">Its rows.</param>
    /// <param name="items">The rows below.</param>
    /// <param name="choices">What a person chose.</param>
    public static TableHeader Read(HeaderBlock block, IReadOnlyList<GridRow> items, ImportChoices choices)
    {
        var row = block.Rows[^1];
        var problems = new HeaderProblems(row);
        var columns = new List<ReadColumn>();
        for (var i = 0; i < block.Width; i++)
        {
            var texts = block.Texts(i);
            var header = string.Join(" / ", texts.Select(text => WrittenText.Shown(text)));
            if (choices.Columns.TryGetValue(i, out var chosen)) columns.Add(new(i, header, chosen, ColumnConfidence.Chosen));
            else if (texts.Count == 0) continue;
            else if (Implied(block, items, i) is { } implied) AddImplied(implied, i);
            else if (Meaning(texts) is { } named) columns.Add(new(i, header, named.Column, named.Confidence));
            else columns.Add(new(i, header, TableColumn.Ignored, ColumnConfidence.Guessed));
        }

        foreach (var (index, meaning) in choices.Columns.Where(choice => choice.Key >= block.Width)) columns.Add(new(index, "", meaning, ColumnConfidence.Chosen));
        var settled = ColumnConflicts.Settle(NumbersInFront(columns, items), block, problems);
        problems.ReportGuesses(settled, items);
        problems.ReportMissing(settled);
        return new TableHeader(settled, Legend(settled, block, choices, problems), problems.All);

        void AddImplied(IReadOnlyList<TableColumn> implied, int index)
        {
            for (var k = 0; k < implied.Count; k++) columns.Add(new(index + k, k == 0 ? WrittenText.Shown(block.Texts(index)[^1]) : "", implied[k], ColumnConfidence.Guessed));
        }
    }

    /// <summary>The columns under a group whose own names are lost: as many as have no header behind it, in the official order.</summary>
    private static IReadOnlyList<TableColumn>? Implied(HeaderBlock block, IReadOnlyList<GridRow> items, int column)
    {
        if (block.Texts(column) is not [.., var last] || HeaderNames.Group(last) is not { } members) return null;
        var next = column + 1;
        while (next < block.Width && block.Texts(next).Count == 0) next++;
        // Behind the last header a column counts when something stands in it.
        if (next == block.Width) next = Math.Max(column + 1, items.Take(50).Select(row => row.Width).DefaultIfEmpty().Max());
        var width = next - column;
        return width >= 2 && width <= members.Count ? [.. members.Take(width)] : null;
    }

    /// <summary>A first column of numbers needs no header to be 序号.</summary>
    private static List<ReadColumn> NumbersInFront(List<ReadColumn> columns, IReadOnlyList<GridRow> items)
    {
        if (columns.Exists(column => column.Index == 0 || column.Meaning is TableColumn.Number)) return columns;
        var texts = items.Take(50).Select(row => row[0].Text.Trim()).Where(text => text.Length > 0).ToList();
        if (texts.Count > 0 && texts.TrueForAll(IsNumber)) columns.Insert(0, new(0, "", TableColumn.Number, ColumnConfidence.Likely));
        return columns;

        static bool IsNumber(string text) => text.Length <= 6 && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-');
    }

    private static ChannelLegend Legend(IReadOnlyList<ReadColumn> columns, HeaderBlock block, ImportChoices choices, HeaderProblems problems)
    {
        if (choices.Legend is { } chosen) return chosen;
        if (columns.FirstOrDefault(column => column.Meaning is TableColumn.Channels) is not { } channels) return ChannelLegend.Plain;
        if (LegendText.Read(string.Concat(block.Texts(channels.Index))) is { } legend) return legend;
        problems.Error(channels.Index, "公开渠道和载体", "方框的说明无法识别；请写成“■”必选项、“□”可选项，或去掉说明，或选择方框的含义");
        return ChannelLegend.Plain;
    }
}
