namespace OpenGov.Catalogues.Derivation.Merging;

/// <summary>
/// What somebody decided about an upstream change; kept with the version and those after it, so that the same question is proposed
/// to be answered the same way.
/// </summary>
/// <param name="UpstreamId">The upstream catalogue.</param>
/// <param name="Version">Its version that was taken over.</param>
/// <param name="ItemId">The item there.</param>
/// <param name="Field">JSON name of the element decided on; empty for the item as a whole.</param>
/// <param name="Choice">What was decided: the name of a <see cref="FieldChoice"/>, or of an <see cref="ItemChoice"/> without a field.</param>
/// <param name="Actor">Who decided: user name.</param>
/// <param name="At">When (UTC).</param>
public sealed record KeptDecision(
    string UpstreamId, int Version, Guid ItemId, string Field, string Choice, string Actor, DateTimeOffset At)
{
    /// <summary>Most decisions that are kept with a version; the oldest go first.</summary>
    public const int Most = 4_000;
}
