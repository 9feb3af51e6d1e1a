using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Versions;

/// <summary>A publication that passed over the stages of the review, and the second look at it afterwards (design.md §5, Review).</summary>
/// <param name="Actor">Who published: user name.</param>
/// <param name="OrganisationId">The actor's organisation.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">Why it could not wait.</param>
/// <param name="Confirmation">The second look; null while nobody has taken it.</param>
public sealed record EmergencyPublication(
    string Actor, string OrganisationId, DateTimeOffset At, string Reason, SecondLook? Confirmation = null)
{
    /// <summary>In whose name the actor did it by delegation: user name; empty when in the actor's own.</summary>
    public string OnBehalfOf { get; init; } = "";

    /// <summary>Whether it counts for the caller, or for someone in whose name the caller acts.</summary>
    public bool IsOf(Caller caller) => caller.Persons.Contains(Actor) || (OnBehalfOf.Length > 0 && caller.Persons.Contains(OnBehalfOf));
}

/// <summary>The second look at an emergency publication.</summary>
/// <param name="Actor">Who: user name.</param>
/// <param name="OrganisationId">The actor's organisation.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Note">What was found, at most 1,000 characters.</param>
public sealed record SecondLook(string Actor, string OrganisationId, DateTimeOffset At, string Note)
{
    /// <summary>In whose name the actor did it by delegation: user name; empty when in the actor's own.</summary>
    public string OnBehalfOf { get; init; } = "";
}
