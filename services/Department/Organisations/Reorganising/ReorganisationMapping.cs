using Google.Protobuf.WellKnownTypes;
using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Organisations.Reorganising;

/// <summary>Reorganisations between domain and contract.</summary>
internal static class ReorganisationMapping
{
    public static SplitPart ToPart(this Wire.SplitPart wire) => new(wire.OrganisationId, [.. wire.DomainCodes], [.. wire.Usernames]);

    public static Wire.Reorganisation ToWire(this Stored<Reorganisation> stored)
    {
        var plan = stored.Value;
        return new()
        {
            Id = plan.Id,
            Kind = (Wire.ReorganisationKind)(int)plan.Kind,
            State = (Wire.ReorganisationState)(int)plan.State,
            OrganisationId = plan.OrganisationId,
            EffectiveOn = plan.EffectiveOn.Written(),
            Reason = plan.Reason,
            Name = plan.Name,
            FullName = plan.FullName,
            PredecessorIds = { plan.PredecessorIds },
            Parts = { plan.Parts.Select(ToWire) },
            Dissolves = plan.Dissolves,
            MainSuccessorId = plan.MainSuccessorId,
            MembersStay = plan.MembersStay,
            Problem = plan.Problem,
            MovedDomainCodes = { plan.MovedDomains },
            MovedAccountCount = plan.MovedAccounts,
            Revision = stored.Revision,
            CreateTime = plan.CreatedAt.ToTimestamp(),
            EffectTime = plan.DoneAt?.ToTimestamp(),
        };
    }

    private static Wire.SplitPart ToWire(SplitPart part) => new()
    {
        OrganisationId = part.OrganisationId,
        DomainCodes = { part.DomainCodes },
        Usernames = { part.Usernames },
    };
}
