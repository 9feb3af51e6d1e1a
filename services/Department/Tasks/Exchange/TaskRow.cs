namespace OpenGov.Departments.Tasks.Exchange;

/// <summary>A task as a row of a file gives it.</summary>
/// <param name="Content">What it says.</param>
/// <param name="Place">Its row as people say it, "第7行"; with the sheet or table in front where there are several.</param>
/// <param name="Table">Name of the sheet or table; empty where the file can have only one.</param>
/// <param name="Cell">The cell of its title, "B7".</param>
internal sealed record TaskRow(TaskDraft Content, string Place, string Table, string Cell);
