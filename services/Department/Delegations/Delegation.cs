using OpenGov.Departments.Accounts;
using OpenGov.Departments.Days;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Delegations;

/// <summary>
/// 委托: for some days a member may also do what roles of another member of the same organisation allow, in that member's name. Kept for
/// ever, since decisions refer to it.
/// </summary>
public sealed record Delegation
{
    /// <summary>Key of the organisation.</summary>
    public const string OrganisationKey = "organisation";

    /// <summary>Key of whom it is given to.</summary>
    public const string ToKey = "to";

    /// <summary>Key of its last day, as the contract writes days.</summary>
    public const string LastDayKey = "lastday";

    /// <summary>Key of when the last token issued under it has expired, in Unix seconds; missing unless it was withdrawn.</summary>
    public const string RevokedUntilKey = "revokeduntil";

    /// <summary>How delegations are stored.</summary>
    public static DocumentType<Delegation> Type { get; } = new DocumentType<Delegation>("delegations", schema: 1)
        .Text(OrganisationKey, delegation => delegation.OrganisationId)
        .Text(ToKey, delegation => delegation.To)
        .Text(LastDayKey, delegation => delegation.LastDay.Written())
        .Number(RevokedUntilKey, delegation => delegation.Withdrawal is { } end
            ? Sessions.TokenTimes.Forgotten(end.At + Sessions.TokenTimes.Longest) : null);

    /// <summary>UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The organisation of both.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>User name of the one who delegates.</summary>
    public required string From { get; init; }

    /// <summary>User name of the one who acts.</summary>
    public required string To { get; init; }

    /// <summary>Which roles, in the order of the contract.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>First day, in Asia/Shanghai.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day, in Asia/Shanghai.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was given (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its end before its time; null while it has none.</summary>
    public DelegationWithdrawal? Withdrawal { get; init; }

    /// <summary>Whether it holds on a day, as far as it says itself.</summary>
    public bool HoldsOn(DateOnly day) => Withdrawal is null && FirstDay <= day && day <= LastDay;
}

/// <summary>That a delegation was taken back.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who took it back: user name.</param>
/// <param name="Reason">Why.</param>
public sealed record DelegationWithdrawal(DateTimeOffset At, string By, string Reason);
