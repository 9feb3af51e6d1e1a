using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Sessions;

/// <summary>How sessions are stored: by id, found by account, by age, and by whether the list of revoked ones must name them.</summary>
public static class SessionDocument
{
    /// <summary>Key of the account.</summary>
    public const string AccountKey = "account";

    /// <summary>Key that a session has which has roles by delegation.</summary>
    public const string ActingKey = "acting";

    /// <summary>Key of when it began, in Unix seconds.</summary>
    public const string BeganKey = "began";

    /// <summary>Key of when its token is refused everywhere because of its age, in Unix seconds.</summary>
    public const string ForgottenKey = "forgotten";

    /// <summary>The same, of those that have a revocation of their own only.</summary>
    public const string RevokedUntilKey = "revokeduntil";

    /// <summary>The kind of document.</summary>
    public static DocumentType<Session> Type { get; } = new DocumentType<Session>("sessions", schema: 1)
        .Trimmed()
        .Text(AccountKey, session => session.Account)
        .Number(ActingKey, session => session.ActingRoles.Count > 0 ? session.ActingRoles.Count : null)
        .Number(BeganKey, session => session.BeganAt.ToUnixTimeSeconds())
        .Number(ForgottenKey, session => TokenTimes.Forgotten(session.ExpiresAt))
        .Number(RevokedUntilKey, session => session.Revocation is null ? null : TokenTimes.Forgotten(session.ExpiresAt));

    /// <summary>Sessions of an account whose tokens have not all been forgotten.</summary>
    public static DocumentQuery Of(string account, DateTimeOffset now) => Remembered(now).And(AccountKey, account);

    /// <summary>The same of all that have roles by delegation: few at any time.</summary>
    public static DocumentQuery Acting(DateTimeOffset now) => Remembered(now).And(ActingKey, KeyRelation.Exists, true);

    private static DocumentQuery Remembered(DateTimeOffset now) =>
        new DocumentQuery().And(ForgottenKey, KeyRelation.Above, now.ToUnixTimeSeconds());
}
