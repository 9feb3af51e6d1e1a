using OpenGov.Platform.Errors;
using OpenGov.Platform.Tables;

namespace OpenGov.Catalogues.Exchange;

/// <summary>Whether what was read may be taken over.</summary>
public static class Acceptance
{
    /// <summary>Refuses unless a table was found, nothing in it is wrong and what is doubtful was accepted.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="acceptWarnings">Whether a person accepted the warnings.</param>
    /// <exception cref="RequestException">
    /// <see cref="Reason.TableUnclear"/>, <see cref="Reason.TableUnreadable"/> with the errors, <see cref="Reason.WarningsUnaccepted"/> with the warnings.
    /// </exception>
    public static void Require(TableReading reading, bool acceptWarnings)
    {
        if (reading.Table == 0) throw Unclear.Tables(reading.Tables);
        var errors = reading.Problems.Where(problem => problem.Severity is ProblemSeverity.Error).Select(problem => problem.ToViolation()).ToList();
        if (errors.Count > 0) throw Unreadable.Cells(errors);
        if (!acceptWarnings && reading.Problems.Count > 0) throw Unreadable.Unaccepted([.. reading.Problems.Select(problem => problem.ToViolation())]);
        if (reading.Items.Count == 0) throw Unreadable.File("表头下面没有公开事项");
    }
}
