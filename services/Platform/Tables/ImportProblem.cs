using OpenGov.Platform.Errors;

namespace OpenGov.Platform.Tables;

/// <summary>How much a problem of a table matters.</summary>
public enum ProblemSeverity
{
    /// <summary>Something was understood or left open that a person should look at; an import needs it to be accepted.</summary>
    Warning = 1,

    /// <summary>Something cannot be taken over as it is; nothing of the table is until it is corrected.</summary>
    Error = 2,
}

/// <summary>Something of a table that a person must decide or look at; nothing is defaulted silently.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Place">Where, as people say it: "第7行 时限（F7）"; with the name of the sheet or table in front where there are several.</param>
/// <param name="Table">Name of the sheet or table; empty where the file has only one, and for the file as a whole.</param>
/// <param name="Cell">The cell as spreadsheet programs name it, "F7"; empty for the header or the file as a whole.</param>
/// <param name="Description">What is wrong, what was understood instead, and what is allowed; Chinese.</param>
/// <param name="Proposal">What may be written into the cell to settle it; empty when there is no telling.</param>
public sealed record ImportProblem(ProblemSeverity Severity, string Place, string Table, string Cell, string Description, string Proposal = "")
{
    /// <summary>The same for a refusal.</summary>
    public Violation ToViolation() => new(Place, Description);
}
