namespace OpenGov.Departments.Tasks;

/// <summary>The words that people see for states.</summary>
public static class StateNames
{
    /// <summary>The word for a state.</summary>
    public static string Of(TaskState state) => state switch
    {
        TaskState.Open => "待落实",
        TaskState.InProgress => "推进中",
        TaskState.Submitted => "待核查",
        TaskState.Returned => "整改中",
        TaskState.Verified => "已销号",
        _ => "已终止",
    };
}
