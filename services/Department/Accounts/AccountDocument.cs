using OpenGov.Departments.Sessions;
using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Accounts;

/// <summary>How accounts are stored: by name, found by organisation and kind.</summary>
public static class AccountDocument
{
    /// <summary>Key of the organisation.</summary>
    public const string OrganisationKey = "organisation";

    /// <summary>Key of the kind, a number.</summary>
    public const string KindKey = "kind";

    /// <summary>Key of when the last token of its revoked sessions has expired, in Unix seconds; missing when none were revoked.</summary>
    public const string RevokedUntilKey = "revokeduntil";

    /// <summary>The kind of document.</summary>
    public static DocumentType<Account> Type { get; } = new DocumentType<Account>("accounts", schema: 1)
        .Text(OrganisationKey, account => account.OrganisationId)
        .Number(KindKey, account => (long)account.Kind)
        .Number(RevokedUntilKey, account => account.SessionsRevokedAt is { } at ? TokenTimes.Forgotten(at + TokenTimes.Longest) : null);

    /// <summary>Accounts of one kind, ordered by name.</summary>
    public static DocumentQuery Of(AccountKind kind) => new DocumentQuery().And(KindKey, (long)kind);
}
