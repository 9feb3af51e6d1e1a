namespace OpenGov.Platform.Errors;

/// <summary>One thing wrong with a request.</summary>
/// <param name="Field">The field by its JSON path ("item.timeLimit.text"), or the cell of a table ("第7行 公开时限").</param>
/// <param name="Description">What is wrong and what is allowed, in Chinese.</param>
public sealed record Violation(string Field, string Description);
