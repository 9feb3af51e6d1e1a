using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Versions;

/// <summary>One stage of a review (design.md §5, Review).</summary>
/// <param name="Name">What people call it, for example "初审"; 1–20 characters.</param>
/// <param name="Roles">Who decides has one of these roles.</param>
/// <param name="Of">Whose people decide.</param>
public sealed record ReviewStage(string Name, IReadOnlyList<string> Roles, StageOwner Of);

/// <summary>Whose people decide at a stage; the numbers are those of the contract.</summary>
public enum StageOwner
{
    /// <summary>本单位: those of the responsible organisation. Joining departments consent instead (会签).</summary>
    Own = 1,

    /// <summary>区政府办公室: those of the government office of the district.</summary>
    Office = 2,
}

/// <summary>What was decided at a stage.</summary>
/// <param name="Stage">Number of the stage, from 1; 0 for a return after the last stage.</param>
/// <param name="Approves">Approved, or returned to the editors.</param>
/// <param name="Actor">Who: user name.</param>
/// <param name="OrganisationId">The actor's organisation.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Comment">The comment, at most 1,000 characters.</param>
public sealed record StageDecision(int Stage, bool Approves, string Actor, string OrganisationId, DateTimeOffset At, string Comment)
{
    /// <summary>In whose name the actor did it by delegation: user name; empty when in the actor's own.</summary>
    public string OnBehalfOf { get; init; } = "";

    /// <summary>Whether it counts for the caller, or for someone in whose name the caller acts.</summary>
    public bool IsOf(Caller caller) => caller.Persons.Contains(Actor) || (OnBehalfOf.Length > 0 && caller.Persons.Contains(OnBehalfOf));
}

/// <summary>The answer of a joining department (会签).</summary>
/// <param name="OrganisationId">The department.</param>
/// <param name="Consents">Agrees, or objects.</param>
/// <param name="Actor">Who answered for it: user name.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">Reason or note, at most 1,000 characters.</param>
public sealed record DepartmentConsent(string OrganisationId, bool Consents, string Actor, DateTimeOffset At, string Reason)
{
    /// <summary>In whose name the actor did it by delegation: user name; empty when in the actor's own.</summary>
    public string OnBehalfOf { get; init; } = "";
}
