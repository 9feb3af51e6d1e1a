using System.Text.RegularExpressions;
using OpenGov.Catalogues.Elements;

namespace OpenGov.Catalogues.Exchange.Headers;

/// <summary>
/// What headers are called: the official names and their seen synonyms (domain.md §1.2), compared without blanks, width and notes in
/// brackets. A name that might mean another thing is not here.
/// </summary>
internal static partial class HeaderNames
{
    /// <summary>Each column with its official name first.</summary>
    private static readonly (TableColumn Column, string[] Names)[] Known =
    [
        (TableColumn.Number, ["序号", "编号"]),
        (TableColumn.Category, ["一级事项", "一级", "一级目录", "一级公开事项"]),
        (TableColumn.Name, ["二级事项", "二级", "二级目录", "二级公开事项"]),
        (TableColumn.Content, ["公开内容（要素）", "公开内容", "公开内容要素", "公开内容（要素）及要求", "公开内容及要求", "内容标准"]),
        (TableColumn.Bases, ["公开依据"]),
        (TableColumn.TimeLimit, ["公开时限"]),
        (TableColumn.Subjects, ["公开主体", "公开责任", "公开责任主体"]),
        (TableColumn.Channels, ["公开渠道和载体", "公开渠道", "公开渠道及载体", "公开形式"]),
        (TableColumn.WholeSociety, ["全社会", "社会"]),
        (TableColumn.SpecificGroups, ["特定群体", "特定群众", "特定对象"]),
        (TableColumn.Proactive, ["主动", "主动公开"]),
        (TableColumn.OnRequest, ["依申请", "依申请公开"]),
        (TableColumn.County, ["县级", "区级", "市级", "区县级", "县（区）级", "县区级", "县（市、区）级"]),
        (TableColumn.Township, ["乡级", "乡镇级", "镇级", "镇（街）级", "镇街级", "镇街（园区）级", "街镇级", "街道", "街道级", "乡（镇、街道）级"]),
        (TableColumn.Village, ["村级", "村（社区）级", "村（社区）"]),
        (TableColumn.TownshipAndVillage, ["乡、村级", "镇、村级", "乡村级", "乡、村", "镇、村"]),
        (TableColumn.Remarks, ["备注"]),
    ];

    /// <summary>Headers that stand above others and are no columns themselves.</summary>
    private static readonly HashSet<string> Groups = ["公开事项", "事项名称", "公开对象", "公开方式", "公开层级"];

    private static readonly Dictionary<string, TableColumn> ByName =
        Known.SelectMany(known => known.Names.Select(name => (name, known.Column))).ToDictionary(pair => pair.name, pair => pair.Column);

    /// <summary>The official name.</summary>
    public static string Official(TableColumn column) => Known[(int)column].Names[0];

    /// <summary>The official name with the group it stands under, for messages: "公开对象·全社会".</summary>
    public static string InTable(TableColumn column) => column switch
    {
        TableColumn.WholeSociety or TableColumn.SpecificGroups => $"公开对象·{Official(column)}",
        TableColumn.Proactive or TableColumn.OnRequest => $"公开方式·{Official(column)}",
        TableColumn.County or TableColumn.Township or TableColumn.Village or TableColumn.TownshipAndVillage => $"公开层级·{Official(column)}",
        _ => Official(column),
    };

    /// <summary>The column that a header text names; null when it names none.</summary>
    public static TableColumn? Find(string header)
    {
        if (header.Length > MostLength) return null;
        var name = WrittenText.Compact(header);
        if (ByName.TryGetValue(name, out var column)) return column;
        // Notes: "特定群体（请写明）", "公开渠道和载体“■”必选项“□”可选项".
        var bare = Notes().Replace(name, "");
        return ByName.TryGetValue(bare, out column) ? column : null;
    }

    /// <summary>Whether a header text is a group above columns.</summary>
    public static bool IsGroup(string header) => Groups.Contains(WrittenText.Compact(header));

    private const int MostLength = 200;

    [GeneratedRegex("（[^（）]*）|[“\"■□●〇○].*$")]
    private static partial Regex Notes();
}
