using OpenGov.Contracts.Events;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Domains;

/// <summary>
/// That a domain does not concern a street or town, and why (未涉及领域事项说明, domain.md §0.7); id "{division}-{domain}". Kept when it is
/// revoked, so that its revisions go on.
/// </summary>
public sealed record NotApplicable
{
    /// <summary>Code of the domain.</summary>
    public required string Domain { get; init; }

    /// <summary>Division code of the street or town, 9 digits.</summary>
    public required string Division { get; init; }

    /// <summary>Why, 1–500 characters; the public reads it.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it was taken back: the domain concerns the street or town after all.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How declarations are stored; <c>place</c> orders those that hold by domain and division.</summary>
    public static DocumentType<NotApplicable> Type { get; } = new DocumentType<NotApplicable>("not-applicable", schema: 1)
        .Text("place", declared => declared.IsRevoked ? null : declared.Place)
        .Text("division", declared => declared.Division);

    /// <summary>Id of a declaration; also that of the catalogue which there is not.</summary>
    public static string IdOf(string division, string domain) => $"{division}-{domain}";

    /// <summary>Sorts by domain, then by division.</summary>
    public string Place => $"{Domain}/{Division}";

    /// <summary>The event that tells of this state.</summary>
    /// <param name="revision">Revision of the document that holds this state.</param>
    /// <param name="eventId">Unique id.</param>
    public ApplicabilityChanged Happened(long revision, Guid eventId) => new()
    {
        EventId = eventId,
        OccurredAt = UpdatedAt,
        Revision = revision,
        Code = Domain,
        Division = Division,
        Reason = Reason,
        IsRevoked = IsRevoked,
    };
}
