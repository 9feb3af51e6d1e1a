using System.Globalization;
using System.Runtime.CompilerServices;
using Grpc.Core;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Events;
using OpenGov.Platform.Events;
using FormerName = OpenGov.Contracts.Department.V1.FormerName;
using FormerNameRecord = OpenGov.Contracts.Events.FormerName;

namespace OpenGov.Catalogues.Organisations;

/// <summary>Department's change feed of organisations and domains; public, so no credentials are needed.</summary>
public sealed class DirectorySource(DirectoryService.DirectoryServiceClient client) : IEventSource<DepartmentEvent>
{
    /// <inheritdoc/>
    public string Name => "department";

    /// <inheritdoc/>
    public IReadOnlyCollection<Type>? Gives { get; } = [typeof(OrganisationChanged), typeof(DomainChanged), typeof(ApplicabilityChanged)];

    /// <inheritdoc/>
    public async IAsyncEnumerable<DepartmentEvent> ReadAsync(long fromSequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var call = client.WatchDirectory(
            new() { FromSequence = fromSequence, StopAtEnd = true }, cancellationToken: cancellation);
        await foreach (var happened in call.ResponseStream.ReadAllAsync(cancellation))
        {
            if (Event(happened) is { } known)
            {
                yield return known;
            }
        }
    }

    /// <summary>The event record of a message; null for a subject that this version does not know.</summary>
    internal static DepartmentEvent? Event(DirectoryEvent happened) => happened.SubjectCase switch
    {
        DirectoryEvent.SubjectOneofCase.Organisation => new OrganisationChanged
        {
            EventId = Guid.Parse(happened.EventId),
            Sequence = happened.Sequence,
            OccurredAt = happened.Time.ToDateTimeOffset(),
            Revision = happened.Organisation.Revision,
            OrganisationId = happened.Organisation.Id,
            Division = happened.Organisation.Division,
            Kind = KindOf(happened.Organisation.Kind),
            Name = happened.Organisation.Name,
            FullName = happened.Organisation.FullName,
            Aliases = [.. happened.Organisation.Aliases],
            FormerNames = [.. happened.Organisation.FormerNames.Select(NameOf)],
            NameFrom = DayOf(happened.Organisation.NameFrom),
            DissolvedOn = DayOf(happened.Organisation.DissolvedOn),
            SuccessorIds = [.. happened.Organisation.SuccessorIds],
        },
        DirectoryEvent.SubjectOneofCase.Domain => new DomainChanged
        {
            EventId = Guid.Parse(happened.EventId),
            Sequence = happened.Sequence,
            OccurredAt = happened.Time.ToDateTimeOffset(),
            Revision = happened.Domain.Revision,
            Code = happened.Domain.Code,
            Name = happened.Domain.Name,
            Aliases = [.. happened.Domain.Aliases],
            Township = happened.Domain.Township,
            LeadOrganisationId = happened.Domain.LeadOrganisationId,
            JoiningOrganisationIds = [.. happened.Domain.JoiningOrganisationIds],
            FormerNames = [.. happened.Domain.FormerNames.Select(NameOf)],
            NameFrom = DayOf(happened.Domain.NameFrom),
            PlannedName = happened.Domain.PlannedName,
            PlannedFrom = DayOf(happened.Domain.PlannedFrom),
        },
        DirectoryEvent.SubjectOneofCase.NotApplicable => new ApplicabilityChanged
        {
            EventId = Guid.Parse(happened.EventId),
            Sequence = happened.Sequence,
            OccurredAt = happened.Time.ToDateTimeOffset(),
            Revision = happened.NotApplicable.Revision,
            Code = happened.NotApplicable.Code,
            Division = happened.NotApplicable.Division,
            Reason = happened.NotApplicable.Reason,
            IsRevoked = happened.NotApplicable.Revoked,
        },
        _ => null,
    };

    private static FormerNameRecord NameOf(FormerName wire) => new()
    {
        Name = wire.Name,
        FullName = wire.FullName,
        From = DayOf(wire.From),
        Until = DayOf(wire.Until) ?? throw new InvalidOperationException($"the former name {wire.Name} has no last day"),
    };

    private static DateOnly? DayOf(string day) =>
        day.Length == 0 ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string KindOf(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Office => "office",
        OrganisationKind.Department => "department",
        OrganisationKind.Street => "street",
        OrganisationKind.Town => "town",
        _ => "institution",
    };
}
