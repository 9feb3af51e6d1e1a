using OpenGov.Departments.Accounts;
using OpenGov.Platform.Documents;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Members;

/// <summary>Members between domain and contract.</summary>
internal static class MemberMapping
{
    public static MemberDraft ToDraft(this Wire.Member wire, string organisationId) => new(
        wire.Username, wire.Name, organisationId, ToRoles(wire), wire.Disabled);

    public static MemberChange ToChange(this Wire.Member wire, Input.FieldSelection fields) => new(
        fields.Has("name") ? wire.Name : null,
        fields.Has("roles") ? ToRoles(wire) : null,
        fields.Has("disabled") ? wire.Disabled : null);

    public static Wire.Member ToWire(this Stored<Account> stored) => new()
    {
        Username = stored.Value.Id,
        Name = stored.Value.Name,
        OrganisationId = stored.Value.OrganisationId,
        Roles = { stored.Value.Roles.Select(ToWire) },
        Disabled = stored.Value.Disabled,
        Revision = stored.Revision,
    };

    public static Wire.Role ToWire(this Role role) => (Wire.Role)(int)role;

    private static IReadOnlyList<Role> ToRoles(Wire.Member wire) => [.. wire.Roles.Select(role => (Role)(int)role)];
}
