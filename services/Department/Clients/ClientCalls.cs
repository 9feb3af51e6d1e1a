using System.Buffers.Text;
using System.Security.Cryptography;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Clients;

/// <summary>The calls about machine clients: check, decide, write, answer.</summary>
internal sealed class ClientCalls(
    IDocuments<Account> accounts,
    IDocuments<Organisation> organisations,
    DocumentCommands<Account> commands,
    PasswordHashing hashing,
    TimeProvider time)
{
    private const int SecretBytes = 32;

    public async Task<Wire.CreateApiClientResponse> CreateAsync(
        Wire.CreateApiClientRequest request, Caller caller, CancellationToken cancellation)
    {
        var given = request.Client ?? new();
        var draft = new ClientDraft(given.Id, given.Name, given.OrganisationId, given.Disabled);
        var check = new InputCheck();
        ClientRules.Check(check, draft);
        check.Request(request.RequestId);
        check.ThrowIfAny();
        if (await organisations.FindAsync(draft.OrganisationId, cancellation) is null)
        {
            throw Refused.NotFound("机构", draft.OrganisationId);
        }

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var hash = hashing.Hash(secret);
        var answer = await commands.CreateAsync(
            draft.Id,
            CommandRequest.Of(caller, request.RequestId, "CreateApiClient", request),
            _ => Refused.AlreadyExists("账号", draft.Id),
            () => new Changed<Account, Wire.CreateApiClientResponse>(
                ClientRules.Add(draft, hash, time.GetUtcNow()), [], stored => new() { Client = ToWire(stored) }),
            cancellation);

        // The stored answer never holds the secret. It belongs to this call exactly if this call's hash is the one that was stored:
        // a repetition, also one that ran beside the first call, finds another.
        var written = await accounts.FindAsync(draft.Id, cancellation);
        return hash.Equals(written?.Value.SecretHash) ? new() { Client = answer.Client, Secret = secret } : answer;
    }

    public async Task<Wire.ListApiClientsResponse> ListAsync(Wire.ListApiClientsRequest request, CancellationToken cancellation)
    {
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListApiClients");
        var query = AccountDocument.Of(AccountKind.Client) with { Limit = page.Size + 1, After = page.After };
        var (found, next) = page.Cut(await accounts.QueryAsync(query, cancellation), stored => new(stored.Id, stored.Id));
        return new() { Clients = { found.Select(ToWire) }, NextPageToken = next };
    }

    private static Wire.ApiClient ToWire(Stored<Account> stored) => new()
    {
        Id = stored.Value.Id,
        Name = stored.Value.Name,
        OrganisationId = stored.Value.OrganisationId,
        Disabled = stored.Value.Disabled,
        Revision = stored.Revision,
    };
}
