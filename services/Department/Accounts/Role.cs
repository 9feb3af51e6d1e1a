using System.Text.Json.Serialization;

namespace OpenGov.Departments.Accounts;

/// <summary>What an account may do in its organisation; the numbers are those of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>编辑.</summary>
    Editor = 1,

    /// <summary>审核.</summary>
    Reviewer = 2,

    /// <summary>负责人.</summary>
    Leader = 3,

    /// <summary>区政府办公室.</summary>
    Office = 4,

    /// <summary>系统管理员.</summary>
    Administrator = 5,

    /// <summary>A machine client.</summary>
    Client = 6,
}

/// <summary>Names of roles in tokens.</summary>
public static class RoleNames
{
    /// <summary>The name in a token: "editor", "reviewer", "leader", "office", "administrator", "client".</summary>
    public static string TokenName(this Role role) => role switch
    {
        Role.Editor => "editor",
        Role.Reviewer => "reviewer",
        Role.Leader => "leader",
        Role.Office => "office",
        Role.Administrator => "administrator",
        Role.Client => "client",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "not a role"),
    };
}
