using OpenGov.Platform.Documents;

namespace OpenGov.Departments.Accounts;

/// <summary>How accounts are stored: by name, found by organisation and kind.</summary>
public static class AccountDocument
{
    /// <summary>Key of the organisation.</summary>
    public const string OrganisationKey = "organisation";

    /// <summary>Key of the kind, a number.</summary>
    public const string KindKey = "kind";

    /// <summary>The kind of document.</summary>
    public static DocumentType<Account> Type { get; } = new DocumentType<Account>("accounts", schema: 1)
        .Text(OrganisationKey, account => account.OrganisationId)
        .Number(KindKey, account => (long)account.Kind);

    /// <summary>Accounts of one kind, ordered by name.</summary>
    public static DocumentQuery Of(AccountKind kind) => new DocumentQuery().And(KindKey, (long)kind);
}
