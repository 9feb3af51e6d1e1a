namespace OpenGov.Catalogues.Checking;

/// <summary>
/// Somebody's reason why a warning is right as it is. It covers exactly one finding: the rule, the item, and the content that the field
/// had; when that is edited, the finding is another one and the waiver covers nothing. For keepers only, never for the public.
/// </summary>
/// <param name="FindingId">The finding.</param>
/// <param name="Rule">Id of its rule.</param>
/// <param name="ItemId">Its item.</param>
/// <param name="Field">Its field, as it was called then.</param>
/// <param name="Reason">Why, 1–500 characters.</param>
/// <param name="Actor">Who: user name.</param>
/// <param name="OrganisationId">Whose organisation.</param>
/// <param name="At">When (UTC).</param>
public sealed record Waiver(
    string FindingId, string Rule, Guid ItemId, string Field, string Reason, string Actor, string OrganisationId, DateTimeOffset At)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>Most waivers of one version: keeps it within one document.</summary>
    public const int Most = 1_000;
}
