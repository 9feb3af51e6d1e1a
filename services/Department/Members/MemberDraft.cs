using OpenGov.Departments.Accounts;

namespace OpenGov.Departments.Members;

/// <summary>A member as an administrator describes it, before it is added.</summary>
/// <param name="Username">Sign-in name.</param>
/// <param name="Name">The person's name.</param>
/// <param name="OrganisationId">The organisation the person works for.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Disabled">Whether the account starts disabled.</param>
public sealed record MemberDraft(string Username, string Name, string OrganisationId, IReadOnlyList<Role> Roles, bool Disabled);

/// <summary>A change of a member; null values stay as they are.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Disabled">A disabled member cannot sign in.</param>
public sealed record MemberChange(string? Name, IReadOnlyList<Role>? Roles, bool? Disabled);
