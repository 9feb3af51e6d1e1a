using OpenGov.Catalogues.Versions;

namespace OpenGov.Catalogues.Checking;

/// <summary>A finding and the waiver that covers it, if any.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Waiver">Who said why it is right; null when nobody did, and for everything but warnings.</param>
public sealed record Judged(Finding Finding, Waiver? Waiver)
{
    /// <summary>Whether it stops a submission: an error, or a warning that nobody waived.</summary>
    public bool Stops => Finding.Severity is Severity.Error || (Finding.Severity is Severity.Warning && Waiver is null);
}

/// <summary>What was found in a version, with the waivers on record there.</summary>
/// <param name="Findings">By item number; what is about the table as a whole first.</param>
public sealed record CheckReport(IReadOnlyList<Judged> Findings)
{
    /// <summary>Errors.</summary>
    public int Errors { get; } = Findings.Count(judged => judged.Finding.Severity is Severity.Error);

    /// <summary>Warnings that nobody waived.</summary>
    public int Warnings { get; } = Findings.Count(judged => judged.Finding.Severity is Severity.Warning && judged.Waiver is null);

    /// <summary>Warnings that somebody waived.</summary>
    public int Waived { get; } = Findings.Count(judged => judged.Waiver is not null);

    /// <summary>Hints.</summary>
    public int Hints { get; } = Findings.Count(judged => judged.Finding.Severity is Severity.Hint);

    /// <summary>Checks a version.</summary>
    public static CheckReport Of(CatalogueVersion version, CheckContext context)
    {
        var waivers = version.Waivers.DistinctBy(waiver => waiver.FindingId).ToDictionary(waiver => waiver.FindingId, StringComparer.Ordinal);
        return new([.. Checker.Check(version.Items, context).Select(finding => new Judged(finding, WaiverOf(finding)))]);

        Waiver? WaiverOf(Finding finding) =>
            finding.Severity is Severity.Warning && waivers.TryGetValue(finding.Id, out var waiver) ? waiver : null;
    }
}
