using Google.Protobuf.WellKnownTypes;
using Wire = OpenGov.Contracts.Catalogue.V1;

namespace OpenGov.Catalogues.Checking;

/// <summary>Rules and findings as the contract shows them.</summary>
public static class ChecksOut
{
    /// <summary>All rules.</summary>
    public static Wire.ListCheckRulesResponse Rules() => new()
    {
        Rules =
        {
            CheckRules.All.Select(rule => new Wire.CheckRule
            {
                Id = rule.Id,
                Title = rule.Title,
                Explanation = rule.Explanation,
                Example = rule.Example,
                Severity = SeverityOf(rule.Severity),
            }),
        },
    };

    /// <summary>A finding, with its waiver: for those who may read the draft.</summary>
    public static Wire.Finding Of(Judged judged)
    {
        var finding = judged.Finding;
        return new()
        {
            Id = finding.Id,
            Rule = finding.Rule.Id,
            Severity = SeverityOf(finding.Severity),
            ItemId = finding.Item?.Id.ToString("D") ?? "",
            ItemNumber = finding.Number,
            ItemRevision = finding.Item?.Revision ?? 0,
            Field = finding.Field,
            Message = finding.Message,
            Fix = finding is { Fix: { } fix, Item: { } item } ? FixOf(fix, FixExcerpt.Of(fix, item.Elements)) : null,
            Waiver = judged.Waiver is { } waiver ? WaiverOf(waiver) : null,
        };
    }

    /// <summary>How many findings there are.</summary>
    public static Wire.FindingCounts CountsOf(CheckReport report) => new()
    {
        ErrorCount = report.Errors,
        WarningCount = report.Warnings,
        WaivedCount = report.Waived,
        HintCount = report.Hints,
    };

    private static Wire.FindingSeverity SeverityOf(Severity severity) => (Wire.FindingSeverity)(int)severity;

    private static Wire.ProposedFix FixOf(Fix fix, FixExcerpt excerpt) => new()
    {
        Element = fix.Element,
        Before = excerpt.Before,
        After = excerpt.After,
    };

    private static Wire.Waiver WaiverOf(Waiver waiver) => new()
    {
        Reason = waiver.Reason,
        Actor = waiver.Actor,
        OrganisationId = waiver.OrganisationId,
        Time = waiver.At.ToTimestamp(),
    };
}
