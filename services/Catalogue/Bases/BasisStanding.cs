namespace OpenGov.Catalogues.Bases;

/// <summary>What the registry says of a citation on a day.</summary>
/// <param name="Status">Whether what is cited is in force.</param>
/// <param name="BasisId">Id of the basis that is cited; empty when it is unknown.</param>
/// <param name="Title">Its title without 《》; empty when it is unknown.</param>
/// <param name="Until">
/// In force: the first day on which it will not be any more, null when no end is known. Repealed or superseded: the first day on which it
/// was not. Not yet in force: the first day on which it will be.
/// </param>
/// <param name="ReplacedBy">
/// Id of the basis that takes its place, or takes the place of that one and so on; empty when none does. Said also before the day comes.
/// </param>
public sealed record BasisStanding(BasisStatus Status, string BasisId, string Title, DateOnly? Until, string ReplacedBy)
{
    /// <summary>The registry does not know what is cited.</summary>
    public static BasisStanding Unknown { get; } = new(BasisStatus.Unknown, "", "", null, "");

    /// <summary>Whether citing it must be corrected: it was repealed, with or without a successor.</summary>
    public bool IsOver => Status is BasisStatus.Repealed or BasisStatus.Superseded;
}

/// <summary>Whether a basis is in force; the numbers are those of the contract.</summary>
public enum BasisStatus
{
    /// <summary>Not in the registry.</summary>
    Unknown = 0,

    /// <summary>现行有效.</summary>
    InForce = 1,

    /// <summary>尚未施行.</summary>
    NotYetInForce = 2,

    /// <summary>已废止, nothing took its place.</summary>
    Repealed = 3,

    /// <summary>已被替代: repealed, and another one took its place.</summary>
    Superseded = 4,
}
