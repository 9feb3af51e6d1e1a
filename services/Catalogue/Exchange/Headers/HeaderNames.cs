using System.Text.RegularExpressions;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>
/// What headers are called: the official names and their seen synonyms (domain.md §1.2, §1.3), compared without blanks, width and notes in
/// brackets. The first name of each column is the official one.
/// </summary>
internal static partial class HeaderNames
{
    private const int MostLength = 200;

    private static readonly (TableColumn Column, string[] Names)[] Strong =
    [
        (TableColumn.Number, ["序号", "编号", "事项编码", "代码"]),
        (TableColumn.Category, ["一级事项", "一级", "一级目录", "一级公开事项", "一级栏目", "一级公开目录", "公开一级事项"]),
        (TableColumn.Name, ["二级事项", "二级", "二级目录", "二级公开事项", "二级栏目", "二级公开目录", "公开二级事项"]),
        (TableColumn.Level3, ["三级事项", "三级", "三级目录", "三级公开事项", "三级栏目"]),
        (TableColumn.Level4, ["四级事项", "四级", "四级目录", "四级公开事项", "四级栏目"]),
        (TableColumn.Level5, ["五级事项", "五级", "五级目录", "五级公开事项", "五级栏目"]),
        (TableColumn.Level6, ["六级事项", "六级", "六级目录", "六级公开事项", "六级栏目"]),
        (TableColumn.Content, ["公开内容（要素）", "公开内容", "公开内容要素", "公开内容（要素）及要求", "公开内容及要求"]),
        (TableColumn.Bases, ["公开依据"]),
        (TableColumn.TimeLimit, ["公开时限"]),
        (TableColumn.Subjects, ["公开主体", "公开责任主体"]),
        (TableColumn.Channels, ["公开渠道和载体", "公开渠道", "公开渠道及载体", "公开渠道、载体", "公开载体"]),
        (TableColumn.WholeSociety, ["全社会", "社会", "全体社会", "社会公众"]),
        (TableColumn.SpecificGroups, ["特定群体", "特定群众", "特定对象", "特定人群"]),
        (TableColumn.Proactive, ["主动", "主动公开"]),
        (TableColumn.OnRequest, ["依申请", "依申请公开", "申请", "申请公开"]),
        (TableColumn.County, ["县级"]),
        (TableColumn.Township, ["乡级"]),
        (TableColumn.Village, ["村级"]),
        (TableColumn.TownshipAndVillage, ["乡、村级"]),
        (TableColumn.Remarks, ["备注", "备注说明"]),
        (TableColumn.Audience, ["公开对象"]),
        (TableColumn.Methods, ["公开方式"]),
        (TableColumn.Levels, ["公开层级"]),
        (TableColumn.ToRemarks,
        [
            "五公开", "公开格式", "公开类别", "过程", "相应领域", "对相应领域", "事项类型", "条款内容", "依据效力", "依据效力位阶", "事项类别", "对应职责", "公开链接",
            "公开属性", "咨询电话", "监督举报电话", "网站所属栏目", "更新频次", "理由", "具体职责", "业务事项", "信息类别", "网址", "链接", "索引号", "生成日期", "有效期", "领域",
        ]),
    ];

    /// <summary>Names of columns only where no other column is one.</summary>
    private static readonly (TableColumn Column, string[] Names)[] Weak =
    [
        (TableColumn.Content, ["内容标准", "公开要素", "内容要素", "公开的内容"]),
        (TableColumn.Bases, ["依据", "政策依据", "法律依据", "法定依据"]),
        (TableColumn.TimeLimit, ["时限", "公开期限", "公开时间"]),
        (TableColumn.Subjects, ["公开责任", "责任主体", "责任部门", "责任单位", "责任科室", "承办科室", "承办/责任科室", "承办责任科室", "部门", "公开单位", "公开部门"]),
        (TableColumn.Channels, ["公开形式", "公开途径", "公开平台"]),
        (TableColumn.Name, ["公开事项", "事项名称", "开事项", "公开事项名称", "事项"]),
        (TableColumn.SpecificGroups, ["特定"]),
    ];

    /// <summary>Headers that stand above others; alone they name the columns that stand under them in the official table.</summary>
    private static readonly Dictionary<string, TableColumn[]> Groups = new()
    {
        ["公开事项"] = [TableColumn.Category, TableColumn.Name, TableColumn.Level3],
        ["事项名称"] = [TableColumn.Category, TableColumn.Name, TableColumn.Level3],
        ["开事项"] = [TableColumn.Category, TableColumn.Name, TableColumn.Level3],
        ["公开对象"] = [TableColumn.WholeSociety, TableColumn.SpecificGroups],
        ["公开方式"] = [TableColumn.Proactive, TableColumn.OnRequest],
        ["公开层级"] = [TableColumn.County, TableColumn.Township, TableColumn.Village],
    };

    private static readonly Dictionary<string, NamedColumn> ByName = Index();

    /// <summary>The names that a header with a lost or wrong character may be meant for.</summary>
    private static readonly (string Name, TableColumn Column)[] Correctable =
    [
        .. Strong.Where(known => known.Column is not TableColumn.ToRemarks)
            .SelectMany(known => known.Names.Where(name => name.Length is >= 4 and <= 8).Select(name => (name, known.Column))),
    ];

    /// <summary>The official name; for columns that have none, what the column is.</summary>
    public static string Official(TableColumn column) => column switch
    {
        TableColumn.ToRemarks => "并入备注",
        TableColumn.Ignored => "不导入",
        _ => Strong.First(known => known.Column == column).Names[0],
    };

    /// <summary>The official name with the group it stands under, for messages: "公开对象·全社会".</summary>
    public static string InTable(TableColumn column) => column switch
    {
        TableColumn.WholeSociety or TableColumn.SpecificGroups => $"公开对象·{Official(column)}",
        TableColumn.Proactive or TableColumn.OnRequest => $"公开方式·{Official(column)}",
        TableColumn.County or TableColumn.Township or TableColumn.Village or TableColumn.TownshipAndVillage => $"公开层级·{Official(column)}",
        _ => Official(column),
    };

    /// <summary>The column that a header text names; null when it names none.</summary>
    public static NamedColumn? Find(string header)
    {
        if (header.Length is 0 or > MostLength) return null;
        var name = Tail().Replace(WrittenText.Compact(header), "");
        if (ByName.TryGetValue(name, out var found)) return found;
        if (LevelNames.Find(name) is { } level) return level;
        // Notes: "特定群体（请写明）", "公开渠道和载体“■”必选项“□”可选项".
        var bare = Notes().Replace(name, "");
        return ByName.TryGetValue(bare, out found) ? found with { Confidence = Worse(found.Confidence, ColumnConfidence.Likely) } : LevelNames.Find(bare);
    }

    /// <summary>The column whose name a header text has but for one character, lost or wrong; null when none or several do.</summary>
    public static NamedColumn? Correct(string header)
    {
        if (header.Length is 0 or > MostLength) return null;
        var name = Notes().Replace(Tail().Replace(WrittenText.Compact(header), ""), "");
        var near = Correctable.Where(known => IsNear(name, known.Name)).Select(known => known.Column).Distinct().Take(2).ToList();
        return near is [var one] ? new NamedColumn(one, ColumnConfidence.Guessed) : null;
    }

    /// <summary>The columns that a group header stands above, in order; null for other texts.</summary>
    public static IReadOnlyList<TableColumn>? Group(string header) =>
        header.Length <= MostLength && Groups.TryGetValue(Notes().Replace(WrittenText.Compact(header), ""), out var columns) ? columns : null;

    private static Dictionary<string, NamedColumn> Index()
    {
        var names = new Dictionary<string, NamedColumn>();
        foreach (var (column, known) in Strong)
        {
            for (var i = 0; i < known.Length; i++) names.Add(known[i], new(column, i == 0 && column is not TableColumn.ToRemarks ? ColumnConfidence.Certain : ColumnConfidence.Likely));
        }

        foreach (var (column, known) in Weak)
        {
            foreach (var name in known) names.TryAdd(name, new(column, ColumnConfidence.Likely, IsWeak: true));
        }

        return names;
    }

    private static ColumnConfidence Worse(ColumnConfidence one, ColumnConfidence other) => one > other ? one : other;

    private static bool IsNear(string text, string name)
    {
        if (text.Length == name.Length) return text.Zip(name).Count(pair => pair.First != pair.Second) == 1;
        if (text.Length != name.Length - 1) return false;
        var same = text.Zip(name).TakeWhile(pair => pair.First == pair.Second).Count();
        return text.AsSpan(same).SequenceEqual(name.AsSpan(same + 1));
    }

    /// <summary>Numbers of columns and stars behind a name: "公开时限*", "公开时限（6）" is a note.</summary>
    [GeneratedRegex("[*★：:。]+$")]
    private static partial Regex Tail();

    [GeneratedRegex("（[^（）]*）|[（“\"■□●〇○].*$")]
    private static partial Regex Notes();
}
