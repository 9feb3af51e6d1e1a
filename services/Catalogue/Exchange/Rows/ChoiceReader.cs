using OpenGov.Catalogues.Elements.Marks;
using OpenGov.Catalogues.Exchange.Headers;
using OpenGov.Catalogues.Items;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Rows;

/// <summary>Reads 公开对象, 公开方式 and 公开层级, ticked in columns of their own or in words in one. An unknown mark is asked about, never guessed.</summary>
internal static class ChoiceReader
{
    /// <summary>Level columns and the levels that a tick in them means.</summary>
    private static readonly (TableColumn Column, Level[] Levels)[] LevelColumns =
    [
        (TableColumn.County, [Level.County]), (TableColumn.Township, [Level.Township]), (TableColumn.Village, [Level.Village]),
        (TableColumn.TownshipAndVillage, [Level.Township, Level.Village]),
    ];

    private static readonly string[][] MethodWords = [["主动公开", "主动"], ["依申请公开", "依申请"]];

    private static readonly string[] SocietyWords = ["面向全社会", "全社会", "社会公众", "面向社会", "全体社会", "公众", "全体公民"];

    private static readonly string[] GroupWords = ["特定群体", "特定群众", "特定对象"];

    private static readonly string[] AudienceWords = [.. SocietyWords.Concat(GroupWords).OrderByDescending(word => word.Length)];

    private static readonly string[][] LevelWords =
    [
        ["县（市、区）级", "县（区）级", "区县级", "县级", "区级", "市级", "州级", "旗级", "县", "区"],
        ["乡（镇、街道）级", "镇（街）级", "乡镇级", "镇街级", "街镇级", "乡级", "镇级", "街道级", "街道", "乡镇", "乡", "镇"],
        ["村（社区）级", "村（社区）", "村级", "社区级", "社区", "村"],
    ];

    /// <summary>Level columns that a table may have.</summary>
    public static IEnumerable<TableColumn> LevelColumnsOf(TableHeader header) => LevelColumns.Select(column => column.Column).Append(TableColumn.Levels).Where(header.Has);

    public static List<DisclosureMethod> Methods(ItemCells cells)
    {
        var methods = new List<DisclosureMethod>(2);
        if (Ticked(cells, TableColumn.Proactive)) methods.Add(DisclosureMethod.Proactive);
        if (Ticked(cells, TableColumn.OnRequest)) methods.Add(DisclosureMethod.OnRequest);
        if (cells[TableColumn.Methods] is not { Length: > 0 } text) return methods;
        var (chosen, rest) = WordChoices.Read(text, MethodWords);
        if (rest.Length > 0) cells.Report(TableColumn.Methods, ProblemSeverity.Error, $"“{WrittenText.Shown(text)}”无法识别；请写“主动”或“依申请”");
        methods.AddRange(chosen.Order().Select(index => index == 0 ? DisclosureMethod.Proactive : DisclosureMethod.OnRequest).Where(method => !methods.Contains(method)));
        return methods;
    }

    public static List<Level> Levels(ItemCells cells)
    {
        var levels = new List<Level>(3);
        foreach (var (column, means) in LevelColumns)
        {
            if (Ticked(cells, column)) levels.AddRange(means.Where(level => !levels.Contains(level)));
        }

        if (cells[TableColumn.Levels] is { Length: > 0 } text)
        {
            var (chosen, rest) = WordChoices.Read(text, LevelWords);
            if (rest.Length > 0) cells.Report(TableColumn.Levels, ProblemSeverity.Error, $"“{WrittenText.Shown(text)}”无法识别；请写“县级”“乡级”“村级”");
            levels.AddRange(chosen.Select(index => (Level)(index + 1)).Where(level => !levels.Contains(level)));
        }

        levels.Sort();
        return levels;
    }

    public static Audience Audience(ItemCells cells)
    {
        var (whole, groups) = (Ticked(cells, TableColumn.WholeSociety), Groups(cells));
        if (cells[TableColumn.Audience] is not { Length: > 0 } text) return Items.Audience.None with { WholeSociety = whole, SpecificGroups = groups };
        var (chosen, _) = WordChoices.Read(text, [SocietyWords, GroupWords]);
        // Behind an empty box stands what people should write there: "□特定群体（请写明）".
        var isLeftOut = !chosen.Contains(1) && text.Any(c => MarkGlyphs.Read(c) is not MarkState.Unknown);
        var named = isLeftOut ? "" : Words(text);
        if (named.Length > 0) return new Audience(whole || chosen.Contains(0), named);
        if (chosen.Contains(1)) cells.Report(TableColumn.Audience, ProblemSeverity.Error, "没有写明特定群体是哪些人；请写出来，例如“特定群体：申请人”");
        return new Audience(whole || chosen.Contains(0), groups);
    }

    /// <summary>A tick in a column of its own.</summary>
    private static bool Ticked(ItemCells cells, TableColumn column)
    {
        var text = cells[column];
        if (text.Length == 0) return false;
        var state = TickCell.Read(text, HeaderNames.Official(column));
        // The column's other names are words for yes too: "县级" as well as "区级".
        if (state is MarkState.Unknown && HeaderNames.Find(text)?.Column == column) state = MarkState.Chosen;
        if (state is MarkState.Unknown)
        {
            var lost = text.All(c => c is '?' or '？');
            cells.Report(column, ProblemSeverity.Error, $"不认识的标记“{WrittenText.Shown(text)}”；{TickCell.Allowed}", lost ? "√" : "");
        }

        return state is MarkState.Chosen;
    }

    private static string Groups(ItemCells cells)
    {
        var text = cells[TableColumn.SpecificGroups];
        if (text.Length == 0) return "";
        var (state, groups) = SpecificGroupsCell.Read(text);
        if (state is MarkState.Unknown) cells.Report(TableColumn.SpecificGroups, ProblemSeverity.Error, $"无法识别“{WrittenText.Shown(text)}”；请用文字写明是哪些人，没有就留空");
        if (state is MarkState.Chosen && groups.Length == 0) cells.Report(TableColumn.SpecificGroups, ProblemSeverity.Error, "只有标记，没有写明是哪些人；请写出来，例如“申请人”");
        return groups;
    }

    /// <summary>The words of the groups as they are written, without those for the whole society.</summary>
    private static string Words(string text)
    {
        var line = AudienceWords.Aggregate(WrittenText.SingleLine(text), (rest, word) => rest.Replace(word, "", StringComparison.Ordinal));
        line = new string([.. line.Where(c => MarkGlyphs.Read(c) is MarkState.Unknown)]).Trim('、', '，', ',', '；', ';', '：', ':', ' ', '。', '和', '及', '/');
        return line is ['(' or '（', .. var inside, ')' or '）'] ? inside.Trim() : line;
    }
}
