namespace OpenGov.Screens.Editing;

/// <summary>A column of the table that is edited: one element of each item.</summary>
/// <param name="Field">Its name in update masks: "time_limit".</param>
/// <param name="JsonName">Its name in findings and comments: "timeLimit".</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Hint">How to write it, for who edits a cell.</param>
public sealed record Column(string Field, string JsonName, string Title, string Hint)
{
    /// <summary>Those of the official table, in its order (domain.md §1.1).</summary>
    public static IReadOnlyList<Column> All { get; } =
    [
        new("category", "category", "一级事项", "最多 100 字"),
        new("name", "name", "二级事项（名称）", "必填，最多 200 字"),
        new("content", "content", "公开内容（要素）", "最多 4,000 字"),
        new("bases", "bases", "公开依据", "每行一部法律法规或文件，写上《》和文号"),
        new("time_limit", "timeLimit", "公开时限", "例如：信息形成或者变更之日起20个工作日内"),
        new("subjects", "subjects", "公开主体", "多个用顿号隔开"),
        new("channels", "channels", "公开渠道和载体", "每行一个渠道；可以不用的写“（可选）”"),
        new("audience", "audience", "公开对象", "全社会；特定群体请写明是哪些人，例如：特定群体：低保申请人"),
        new("methods", "methods", "公开方式", "主动、依申请"),
        new("levels", "levels", "公开层级", "县级、乡级、村级"),
        new("remarks", "remarks", "备注", "最多 1,000 字"),
    ];

    /// <summary>The column of an element; null when it is not known.</summary>
    /// <param name="jsonPath">A path inside the item, "subjects[2].name".</param>
    public static Column? OfPath(string jsonPath) => All.FirstOrDefault(
        column => jsonPath == column.JsonName
            || (jsonPath.StartsWith(column.JsonName, StringComparison.Ordinal) && jsonPath[column.JsonName.Length] is '.' or '['));
}
