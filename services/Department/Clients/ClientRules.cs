using OpenGov.Contracts.Scopes;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Input;

namespace OpenGov.Departments.Clients;

/// <summary>A machine client (接口接入) as an administrator describes it, before it is registered.</summary>
/// <param name="Id">Client id.</param>
/// <param name="Name">What it is used for.</param>
/// <param name="OrganisationId">The organisation it acts for.</param>
/// <param name="Disabled">Whether it starts disabled.</param>
/// <param name="Scopes">What it may do: names of scopes.</param>
public sealed record ClientDraft(string Id, string Name, string OrganisationId, bool Disabled, IReadOnlyList<string> Scopes);

/// <summary>A change of a machine client; null values stay as they are.</summary>
/// <param name="Name">What it is used for.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Disabled">A disabled client cannot sign in.</param>
public sealed record ClientChange(string? Name, IReadOnlyList<string>? Scopes, bool? Disabled);

/// <summary>What a machine client may look like, and the account that is made of it.</summary>
public static class ClientRules
{
    /// <summary>Checks a new client.</summary>
    public static void Check(InputCheck check, ClientDraft draft)
    {
        check.Account("client.id", draft.Id);
        CheckName(check, draft.Name);
        check.Organisation("client.organisationId", draft.OrganisationId);
    }

    /// <summary>Checks a name.</summary>
    public static void CheckName(InputCheck check, string name) => check.Text("client.name", name, 1, 100);

    /// <summary>The account after a change. Whoever loses a scope, or the account, loses the tokens that say otherwise.</summary>
    public static Account Change(Account client, ClientChange change, DateTimeOffset at)
    {
        var former = client.Scopes ?? ClientScopes.Usual;
        var next = client with
        {
            Name = change.Name ?? client.Name,
            Scopes = change.Scopes ?? former,
            Disabled = change.Disabled ?? client.Disabled,
            UpdatedAt = at,
        };
        return next.Disabled || !next.Scopes.SequenceEqual(former) ? next.WithoutSessions(kept: null, at) : next;
    }

    /// <summary>The account with a new secret.</summary>
    /// <param name="client">The client.</param>
    /// <param name="secretHash">Hash of the new secret.</param>
    /// <param name="overlap">How long the old one works on; zero ends it, and its tokens, at once.</param>
    /// <param name="at">Now.</param>
    public static Account Rotate(Account client, Hidden secretHash, TimeSpan overlap, DateTimeOffset at)
    {
        var next = client with
        {
            SecretHash = secretHash,
            FormerSecret = overlap > TimeSpan.Zero ? new(client.SecretHash, at + overlap) : null,
            UpdatedAt = at,
        };
        return overlap > TimeSpan.Zero ? next : next.WithoutSessions(kept: null, at);
    }

    /// <summary>A new client's account.</summary>
    /// <param name="draft">Checked.</param>
    /// <param name="secretHash">Hash of its secret.</param>
    /// <param name="at">Now.</param>
    public static Account Add(ClientDraft draft, Hidden secretHash, DateTimeOffset at) => new()
    {
        Id = draft.Id,
        Kind = AccountKind.Client,
        Name = draft.Name,
        OrganisationId = draft.OrganisationId,
        Roles = [Role.Client],
        Disabled = draft.Disabled,
        Scopes = draft.Scopes,
        SecretHash = secretHash,
        CreatedAt = at,
        UpdatedAt = at,
    };
}
