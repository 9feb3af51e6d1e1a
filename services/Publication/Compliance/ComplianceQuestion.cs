using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Errors;
using OpenGov.Publications.Deadlines;
using OpenGov.Publications.Reading;

namespace OpenGov.Publications.Compliance;

/// <summary>What figures are asked for, checked.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Division">Only this division and what lies within; empty for all.</param>
/// <param name="Domain">Only this domain; empty for all.</param>
/// <param name="OrganisationId">Only this organisation; empty for all.</param>
public sealed record ComplianceQuestion(DateOnly From, DateOnly To, string Division, string Domain, string OrganisationId)
{
    private const int MostDays = 366;

    /// <summary>The question of a request.</summary>
    /// <exception cref="RequestException">Names the field that is wrong.</exception>
    public static ComplianceQuestion Of(GetComplianceRequest request) =>
        Of(request.From, request.To, request.Division, request.Domain, request.OrganisationId);

    /// <summary>The question of a request.</summary>
    /// <exception cref="RequestException">Names the field that is wrong.</exception>
    public static ComplianceQuestion Of(ExportComplianceRequest request) =>
        Of(request.From, request.To, request.Division, request.Domain, request.OrganisationId);

    private static ComplianceQuestion Of(string from, string to, string division, string domain, string organisationId)
    {
        var (first, last) = (DeadlineMapping.Day(from, "from"), DeadlineMapping.Day(to, "to"));
        return last < first || last.DayNumber - first.DayNumber >= MostDays
            ? throw Refused.Invalid("to", $"应不早于开始日，一次最多 {MostDays} 天")
            : new(first, last, PublicationQuestions.Division(division), PublicationQuestions.Domain(domain), PublicationQuestions.Organisation(organisationId));
    }
}
