using OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Screens.Importing;

/// <summary>What a column of a table can mean, in the words of its header.</summary>
internal static class MeaningWords
{
    public static IReadOnlyList<(ImportColumnMeaning Meaning, string Name)> All { get; } =
    [
        (ImportColumnMeaning.Unspecified, "（没有看懂）"),
        (ImportColumnMeaning.Number, "序号"),
        (ImportColumnMeaning.Category, "一级事项"),
        (ImportColumnMeaning.Name, "二级事项（名称）"),
        (ImportColumnMeaning.Content, "公开内容（要素）"),
        (ImportColumnMeaning.Bases, "公开依据"),
        (ImportColumnMeaning.TimeLimit, "公开时限"),
        (ImportColumnMeaning.Subjects, "公开主体"),
        (ImportColumnMeaning.Channels, "公开渠道和载体"),
        (ImportColumnMeaning.Audience, "公开对象"),
        (ImportColumnMeaning.WholeSociety, "公开对象·全社会"),
        (ImportColumnMeaning.SpecificGroups, "公开对象·特定群体"),
        (ImportColumnMeaning.Methods, "公开方式"),
        (ImportColumnMeaning.Proactive, "公开方式·主动"),
        (ImportColumnMeaning.OnRequest, "公开方式·依申请"),
        (ImportColumnMeaning.Levels, "公开层级"),
        (ImportColumnMeaning.County, "公开层级·县级"),
        (ImportColumnMeaning.Township, "公开层级·乡级"),
        (ImportColumnMeaning.Village, "公开层级·村级"),
        (ImportColumnMeaning.TownshipAndVillage, "公开层级·乡、村级"),
        (ImportColumnMeaning.Level3, "三级事项"),
        (ImportColumnMeaning.Level4, "四级事项"),
        (ImportColumnMeaning.Level5, "五级事项"),
        (ImportColumnMeaning.Level6, "六级事项"),
        (ImportColumnMeaning.Remarks, "备注"),
        (ImportColumnMeaning.ToRemarks, "放进备注"),
        (ImportColumnMeaning.Ignored, "不导入"),
    ];
}
