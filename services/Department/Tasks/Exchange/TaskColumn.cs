using OpenGov.Platform.Tables;

namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>What a column of a table of tasks means; the numbers are those of the contract.</summary>
public enum TaskColumnMeaning
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>序号.</summary>
    Number = 1,

    /// <summary>What the task belongs to.</summary>
    Category = 2,

    /// <summary>What is to be done.</summary>
    Title = 3,

    /// <summary>What that asks for in detail.</summary>
    Requirement = 4,

    /// <summary>时限要求.</summary>
    Limit = 5,

    /// <summary>责任单位.</summary>
    Units = 6,

    /// <summary>核查单位.</summary>
    Verifier = 7,

    /// <summary>备注.</summary>
    Remarks = 8,

    /// <summary>How a task stands, which exports tell.</summary>
    Standing = 9,
}

/// <summary>A column of a table and what it was taken for.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Header">Its header; empty for the second column under a shared one.</param>
/// <param name="Meaning">What it was taken for.</param>
public sealed record TaskColumn(int Index, string Header, TaskColumnMeaning Meaning)
{
    private static readonly Dictionary<string, TaskColumnMeaning> Known = Names(
        (TaskColumnMeaning.Number, "序号 编号"),
        (TaskColumnMeaning.Category, "任务类别 类别 任务分类 分类 重点领域 领域 工作类别 任务板块"),
        (TaskColumnMeaning.Title, "重点任务 工作任务 任务 任务内容 主要任务 重点工作 工作内容 任务名称 工作事项 事项 任务分解"),
        (TaskColumnMeaning.Requirement, "具体要求 工作要求 任务要求 要求 具体内容 主要内容 具体措施 工作措施 落实措施 工作标准"),
        (TaskColumnMeaning.Limit, "时限要求 完成时限 时限 办理时限 时间要求 完成时间 时间节点 完成期限"),
        (TaskColumnMeaning.Units, "责任单位 牵头单位 责任部门 牵头部门 承办单位 落实单位 责任单位（部门） 牵头（责任）单位"),
        (TaskColumnMeaning.Verifier, "核查单位 督办单位"),
        (TaskColumnMeaning.Remarks, "备注 说明"),
        (TaskColumnMeaning.Standing, "状态 截止日期 逾期天数 最近进展 佐证链接"));

    /// <summary>What a header means by its words alone.</summary>
    public static TaskColumnMeaning MeaningOf(string header) => Known.GetValueOrDefault(WrittenText.Compact(header));

    /// <summary>The heading that files are written with.</summary>
    public static string HeadingOf(TaskColumnMeaning meaning) => Known.First(pair => pair.Value == meaning).Key;

    private static Dictionary<string, TaskColumnMeaning> Names(params (TaskColumnMeaning Meaning, string Words)[] all) => all
        .SelectMany(one => one.Words.Split(' '), (one, word) => (one.Meaning, Word: WrittenText.Compact(word)))
        .ToDictionary(pair => pair.Word, pair => pair.Meaning);
}
