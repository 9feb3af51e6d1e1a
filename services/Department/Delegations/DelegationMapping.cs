using Google.Protobuf.WellKnownTypes;
using OpenGov.Departments.Days;
using OpenGov.Departments.Members;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Delegations;

/// <summary>Delegations between domain and contract.</summary>
internal static class DelegationMapping
{
    public static Wire.Delegation ToWire(this Stored<Delegation> stored) => new()
    {
        Id = stored.Id,
        OrganisationId = stored.Value.OrganisationId,
        From = stored.Value.From,
        To = stored.Value.To,
        Roles = { stored.Value.Roles.Select(MemberMapping.ToWire) },
        FirstDay = stored.Value.FirstDay.Written(),
        LastDay = stored.Value.LastDay.Written(),
        Reason = stored.Value.Reason,
        CreateTime = stored.Value.CreatedAt.ToTimestamp(),
        WithdrawTime = stored.Value.Withdrawal?.At.ToTimestamp(),
        WithdrawnBy = stored.Value.Withdrawal?.By ?? "",
        WithdrawReason = stored.Value.Withdrawal?.Reason ?? "",
        Revision = stored.Revision,
    };

    public static Wire.ActingRole ToWire(this ActingRole role) => new()
    {
        Role = role.Role.ToWire(),
        OnBehalfOf = role.From,
        LastDay = role.LastDay.Written(),
        DelegationId = role.DelegationId,
    };
}
