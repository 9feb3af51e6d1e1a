using System.Buffers.Text;
using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using OpenGov.Contracts.Scopes;
using OpenGov.Departments.Accounts;
using OpenGov.Departments.Input;
using OpenGov.Departments.Organisations;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;
using OpenGov.Platform.Identity.Revocation;
using OpenGov.Platform.Paging;
using Wire = OpenGov.Contracts.Department.V1;

namespace OpenGov.Departments.Clients;

/// <summary>The calls about machine clients: check, decide, write, answer.</summary>
internal sealed class ClientCalls(
    IDocuments<Account> accounts,
    IDocuments<Organisation> organisations,
    DocumentCommands<Account> commands,
    PasswordHashing hashing,
    RevokedSessions revoked,
    TimeProvider time)
{
    private const int SecretBytes = 32;
    private const int MostOverlapHours = 720;

    public async Task<Wire.CreateApiClientResponse> CreateAsync(
        Wire.CreateApiClientRequest request, Caller caller, CancellationToken cancellation)
    {
        var given = request.Client ?? new();
        var draft = new ClientDraft(
            given.Id,
            given.Name,
            given.OrganisationId,
            given.Disabled,
            given.Scopes.Count == 0 ? ClientScopes.Usual : ScopeMapping.ToNames(given.Scopes));
        var check = new InputCheck();
        ClientRules.Check(check, draft);
        CheckScopes(check, given.Scopes);
        check.Request(request.RequestId);
        check.ThrowIfAny();
        if (await organisations.FindAsync(draft.OrganisationId, cancellation) is null)
        {
            throw Refused.NotFound("机构", draft.OrganisationId);
        }

        var secret = NewSecret();
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

    public async Task<Wire.ApiClient> UpdateAsync(Wire.UpdateApiClientRequest request, Caller caller, CancellationToken cancellation)
    {
        var given = request.Client ?? new();
        var check = new InputCheck();
        var fields = FieldSelection.Of(check, request.UpdateMask, "name", "scopes", "disabled");
        check.Account("client.id", given.Id);
        check.When(fields.Has("name"), () => ClientRules.CheckName(check, given.Name));
        check.When(fields.Has("scopes"), () => CheckScopes(check, given.Scopes));
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var change = new ClientChange(
            fields.Has("name") ? given.Name : null,
            fields.Has("scopes") ? ScopeMapping.ToNames(given.Scopes) : null,
            fields.Has("disabled") ? given.Disabled : null);
        var answer = await commands.ChangeAsync(
            given.Id,
            CommandRequest.Of(caller, request.RequestId, "UpdateApiClient", request),
            () => Missing(given.Id),
            stored => new Changed<Account, Wire.ApiClient>(
                ClientRules.Change(Required(stored, request.Revision), change, time.GetUtcNow()), [], ToWire),
            cancellation);
        await revoked.ReadAsync(cancellation);
        return answer;
    }

    public async Task<Wire.RotateClientSecretResponse> RotateAsync(
        Wire.RotateClientSecretRequest request, Caller caller, CancellationToken cancellation)
    {
        var check = new InputCheck();
        check.Account("clientId", request.ClientId);
        check.Require(request.OverlapHours is >= 0 and <= MostOverlapHours, "overlapHours", $"必须是 0–{MostOverlapHours}；0 表示旧密钥和已发令牌立即失效");
        check.Change(request.RequestId, request.Revision);
        check.ThrowIfAny();
        var secret = NewSecret();
        var hash = hashing.Hash(secret);
        var answer = await commands.ChangeAsync(
            request.ClientId,
            CommandRequest.Of(caller, request.RequestId, "RotateClientSecret", request),
            () => Missing(request.ClientId),
            stored =>
            {
                var next = ClientRules.Rotate(
                    Required(stored, request.Revision), hash, TimeSpan.FromHours(request.OverlapHours), time.GetUtcNow());
                return new Changed<Account, Wire.RotateClientSecretResponse>(
                    next, [], after => new() { Client = ToWire(after), OldSecretExpireTime = next.FormerSecret?.ExpiresAt.ToTimestamp() });
            },
            cancellation);
        if (!hash.Equals((await accounts.FindAsync(request.ClientId, cancellation))?.Value.SecretHash))
        {
            return answer;
        }

        await revoked.ReadAsync(cancellation);
        return new() { Client = answer.Client, Secret = secret, OldSecretExpireTime = answer.OldSecretExpireTime };
    }

    public async Task<Wire.ListApiClientsResponse> ListAsync(Wire.ListApiClientsRequest request, CancellationToken cancellation)
    {
        var page = PageRequest.Of(request.PageSize, request.PageToken, "ListApiClients");
        var query = AccountDocument.Of(AccountKind.Client) with { Limit = page.Size + 1, After = page.After };
        var (found, next) = page.Cut(await accounts.QueryAsync(query, cancellation), stored => new(stored.Id, stored.Id));
        return new() { Clients = { found.Select(ToWire) }, NextPageToken = next };
    }

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    private static Account Required(Stored<Account> stored, long revision)
    {
        if (stored.Value.Kind != AccountKind.Client)
        {
            throw Missing(stored.Id);
        }

        stored.RequireRevision(revision);
        return stored.Value;
    }

    private static void CheckScopes(InputCheck check, IReadOnlyList<Wire.ClientScope> scopes)
    {
        foreach (var (scope, index) in scopes.Take(20).Select((scope, index) => (scope, index)))
        {
            check.Require(ScopeMapping.Exists(scope), $"client.scopes[{index}]", "没有这种授权范围；可用的见 GET /v1/client-scopes");
        }
    }

    private static RequestException Missing(string id) => Refused.NotFound("接口接入", id);

    private static Wire.ApiClient ToWire(Stored<Account> stored) => new()
    {
        Id = stored.Value.Id,
        Name = stored.Value.Name,
        OrganisationId = stored.Value.OrganisationId,
        Disabled = stored.Value.Disabled,
        Revision = stored.Revision,
        Scopes = { ScopeMapping.ToWire(stored.Value.Scopes ?? ClientScopes.Usual) },
        OldSecretExpireTime = stored.Value.FormerSecret?.ExpiresAt.ToTimestamp(),
    };
}
