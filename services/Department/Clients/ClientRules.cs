using OpenGov.Departments.Accounts;
using OpenGov.Departments.Input;

namespace OpenGov.Departments.Clients;

/// <summary>A machine client (接口接入) as an administrator describes it, before it is registered.</summary>
/// <param name="Id">Client id.</param>
/// <param name="Name">What it is used for.</param>
/// <param name="OrganisationId">The organisation it acts for.</param>
/// <param name="Disabled">Whether it starts disabled.</param>
public sealed record ClientDraft(string Id, string Name, string OrganisationId, bool Disabled);

/// <summary>What a machine client may look like, and the account that is made of it.</summary>
public static class ClientRules
{
    /// <summary>Checks a new client.</summary>
    public static void Check(InputCheck check, ClientDraft draft)
    {
        check.Account("client.id", draft.Id);
        check.Text("client.name", draft.Name, 1, 100);
        check.Organisation("client.organisationId", draft.OrganisationId);
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
        SecretHash = secretHash,
        CreatedAt = at,
        UpdatedAt = at,
    };
}
