namespace OpenGov.Catalogues.Organisations;

/// <summary>
/// That a domain does not concern a street or town (未涉及领域), as the Department service last told of it: a copy, kept by following its
/// events; id as of the catalogue that there is not.
/// </summary>
public sealed record DirectoryNotApplicable
{
    /// <summary>Division code of the street or town, 9 digits.</summary>
    public required string Division { get; init; }

    /// <summary>Code of the domain.</summary>
    public required string Domain { get; init; }

    /// <summary>Why, for the public.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it was taken back.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>Its revision in the Department service.</summary>
    public required long Revision { get; init; }

    /// <summary>Sequence of the event that told of it.</summary>
    public required long Sequence { get; init; }
}
