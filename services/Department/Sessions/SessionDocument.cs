using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Sessions;

/// <summary>How sessions are stored: by id, found by account, by age, and by whether the list of revoked ones must name them.</summary>
public static class SessionDocument
{
    /// <summary>Key of the account.</summary>
    public const string AccountKey = "account";

    /// <summary>Key of the organisation of a session that has roles by delegation.</summary>
    public const string ActingKey = "acting";

    /// <summary>Key of when it began, in Unix seconds.</summary>
    public const string BeganKey = "began";

    /// <summary>Key of when its token is refused everywhere because of its age, in Unix seconds.</summary>
    public const string ForgottenKey = "forgotten";

    /// <summary>The same, of those that have a revocation of their own only.</summary>
    public const string RevokedUntilKey = "revokeduntil";

    /// <summary>The kind of document.</summary>
    public static DocumentType<Session> Type { get; } = new DocumentType<Session>("sessions", schema: 1)
        .Text(AccountKey, session => session.Account)
        .Text(ActingKey, session => session.ActingIn)
        .Number(BeganKey, session => session.BeganAt.ToUnixTimeSeconds())
        .Number(ForgottenKey, session => TokenTimes.Forgotten(session.ExpiresAt))
        .Number(RevokedUntilKey, session => session.Revocation is null ? null : TokenTimes.Forgotten(session.ExpiresAt));

    /// <summary>Sessions of an account whose tokens have not all been forgotten.</summary>
    public static DocumentQuery Of(string account, DateTimeOffset now) => With(AccountKey, account, now);

    /// <summary>The same of sessions that have roles of this organisation by delegation.</summary>
    public static DocumentQuery ActingIn(string organisation, DateTimeOffset now) => With(ActingKey, organisation, now);

    private static DocumentQuery With(string key, string value, DateTimeOffset now) => new DocumentQuery()
        .And(key, value)
        .And(ForgottenKey, KeyRelation.Above, now.ToUnixTimeSeconds());
}
