using Microsoft.AspNetCore.Components;
using OpenGov.Contracts.Department.V1;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Errors;
using OpenGov.Screens.Session;
using OpenGov.Screens.Staff;

namespace OpenGov.Screens.Administering;

/// <summary>接口接入: other systems that sign in, and addresses that are told of publications.</summary>
public sealed partial class ClientsPage
{
    private static readonly ClientScope[] Scopes =
        [ClientScope.DraftsRead, ClientScope.MembersRead, ClientScope.DisclosuresRead, ClientScope.DisclosuresWrite];

    private readonly HashSet<ClientScope> scopes = [];
    private IReadOnlyDictionary<string, Organisation> organisations = new Dictionary<string, Organisation>();
    private List<ApiClient>? clients;
    private List<Webhook>? webhooks;
    private RequestException? fault;
    private string done = "", id = "", name = "", organisation = "", hookName = "", url = "";
    private bool busy;

    [Inject] private StaffSession Session { get; set; } = null!;

    [Inject] private OrganisationNames Names { get; set; } = null!;

    [Inject] private OrganisationService.OrganisationServiceClient Organisations { get; set; } = null!;

    [Inject] private ClientService.ClientServiceClient Clients { get; set; } = null!;

    [Inject] private ChannelService.ChannelServiceClient Channels { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var me = await Session.MemberAsync();
        organisations = await Names.AllAsync();
        organisation = organisations.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "";
        await DoAsync(async () =>
        {
            if (me.Roles.Contains(Role.Administrator))
            {
                await ReadClientsAsync();
            }

            await ReadWebhooksAsync();
        });
    }

    private static string Word(ClientScope scope) => scope switch
    {
        ClientScope.DraftsRead => "读草稿",
        ClientScope.MembersRead => "读成员",
        ClientScope.DisclosuresRead => "读公开台账",
        ClientScope.DisclosuresWrite => "登记公开记录",
        _ => scope.ToString(),
    };

    private void Toggle(ClientScope scope)
    {
        if (!scopes.Remove(scope))
        {
            scopes.Add(scope);
        }
    }

    private async Task ReadClientsAsync()
    {
        var all = await Pages.AllAsync(
            token => Session.CallAsync(headers => Organisations.ListApiClientsAsync(new() { PageSize = 200, PageToken = token }, headers)),
            page => page.Clients,
            page => page.NextPageToken);

        clients = all;
    }

    private async Task ReadWebhooksAsync() =>
        webhooks = [.. (await Session.CallAsync(headers => Channels.ListWebhooksAsync(new() { PageSize = 200 }, headers))).Webhooks];

    private Task CreateClientAsync() => DoAsync(async () =>
    {
        var answer = await Session.CallAsync(headers => Organisations.CreateApiClientAsync(
            new()
            {
                Client = new() { Id = id, Name = name, OrganisationId = organisation, Scopes = { scopes } },
                RequestId = Guid.NewGuid().ToString(),
            },
            headers));
        await ReadClientsAsync();
        (id, name) = ("", "");
        done = $"{answer.Client.Name} 的密钥是 {answer.Secret}，只显示这一次，请立即交给对方。";
    });

    private Task RotateAsync(ApiClient client) => DoAsync(async () =>
    {
        var answer = await Session.CallAsync(headers => Clients.RotateClientSecretAsync(
            new() { ClientId = client.Id, Revision = client.Revision, RequestId = Guid.NewGuid().ToString() }, headers));
        await ReadClientsAsync();
        done = $"{client.Name} 的新密钥是 {answer.Secret}，只显示这一次；旧密钥过一段时间失效。";
    });

    private Task CreateWebhookAsync() => DoAsync(async () =>
    {
        var answer = await Session.CallAsync(headers => Channels.CreateWebhookAsync(
            new() { Webhook = new() { Name = hookName, Url = url }, RequestId = Guid.NewGuid().ToString() }, headers));
        await ReadWebhooksAsync();
        (hookName, url) = ("", "");
        done = $"{answer.Webhook.Name} 的签名密钥是 {answer.Secret}，只显示这一次，请立即交给对方。";
    });

    private async Task DoAsync(Func<Task> act)
    {
        (busy, fault, done) = (true, null, "");
        try
        {
            await act();
        }
        catch (RequestException e)
        {
            fault = e;
        }
        finally
        {
            busy = false;
        }
    }
}
